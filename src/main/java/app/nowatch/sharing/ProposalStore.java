package app.nowatch.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Addresses are compared by their key, in lower case. */
interface ProposalStore {
    /** A proposal with the present address of its sender. */
    record Row(
            UUID id,
            String fromEmail,
            String address,
            ProposalStatus status,
            Instant shareSince,
            Instant sent,
            Instant created,
            Instant updated) {}

    String SELECT = """
            SELECT proposal.id, sender.email AS from_email, address, status, share_since, sent, created, updated
            FROM proposal JOIN person AS sender ON sender.id = proposal.user_id
            """;

    /** Until the transaction ends, nobody else changes what is proposed between two addresses, in whichever direction. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:pair, 0))")
    int lock(@Bind("pair") String pair);

    @SqlQuery("SELECT id FROM person WHERE email_key = :key")
    Optional<UUID> idOf(@Bind("key") String key);

    /** Keeps both accounts from being deleted until the transaction ends; answers how many of them there are. */
    @SqlQuery("""
            SELECT count(*)
            FROM (SELECT id FROM person WHERE id IN (:one, :other) ORDER BY id FOR KEY SHARE) AS held
            """)
    int hold(@Bind("one") UUID one, @Bind("other") UUID other);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT FROM proposal
                WHERE user_id = :sender AND kind = :kind AND address_key = :key AND status = 'PENDING')
            """)
    boolean isPending(@Bind("kind") ProposalKind kind, @Bind("sender") UUID sender, @Bind("key") String key);

    @SqlUpdate("""
            INSERT INTO proposal (id, kind, user_id, address, address_key, status, share_since, sent, created, updated)
            VALUES (:id, :kind, :sender, :address, :key, 'PENDING', :since, :now, :now, :now)
            """)
    void add(
            @Bind("id") UUID id,
            @Bind("kind") ProposalKind kind,
            @Bind("sender") UUID sender,
            @Bind("address") String address,
            @Bind("key") String key,
            @Bind("since") Instant since,
            @Bind("now") Instant now);

    /** Withdraws; answers false when none is pending. */
    @SqlUpdate("""
            DELETE FROM proposal
            WHERE user_id = :sender AND kind = :kind AND address_key = :key AND status = 'PENDING'
            """)
    boolean remove(@Bind("kind") ProposalKind kind, @Bind("sender") UUID sender, @Bind("key") String key);

    @SqlQuery(SELECT + """
            WHERE proposal.user_id = :sender AND kind = :kind AND address_key = :key AND status = 'PENDING'
            """)
    Optional<Row> pending(@Bind("kind") ProposalKind kind, @Bind("sender") UUID sender, @Bind("key") String key);

    @SqlUpdate("UPDATE proposal SET sent = :now, updated = :now WHERE id = :id")
    void sentAgain(@Bind("id") UUID id, @Bind("now") Instant now);

    /** Answers a pending one and tells from when on it wants to share; empty when none is pending. */
    @SqlQuery("""
            UPDATE proposal SET status = :status, updated = :now
            WHERE user_id = :sender AND kind = :kind AND address_key = :key AND status = 'PENDING'
            RETURNING share_since
            """)
    Optional<Instant> answer(
            @Bind("kind") ProposalKind kind,
            @Bind("sender") UUID sender,
            @Bind("key") String key,
            @Bind("status") ProposalStatus status,
            @Bind("now") Instant now);

    @SqlQuery(SELECT + "WHERE proposal.user_id = :sender AND kind = :kind ORDER BY created DESC, proposal.id DESC")
    List<Row> sent(@Bind("kind") ProposalKind kind, @Bind("sender") UUID sender);

    @SqlQuery(SELECT + "WHERE address_key = :key AND kind = :kind ORDER BY created DESC, proposal.id DESC")
    List<Row> received(@Bind("kind") ProposalKind kind, @Bind("key") String key);
}
