package app.nowatch.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface LoginStore {
    /** What decides about a refresh. */
    record Turn(
            UUID userId,
            UUID pair,
            boolean pairUsed,
            @Nullable UUID previousPair,
            @Nullable Instant rotatedAt,
            List<UUID> deadPairs) {}

    /** A login as the person sees it. */
    record Seen(UUID id, Instant created, Instant lastUsedAt, Instant expiresAt, String userAgent) {}

    /**
     * Signs in, unless the password has changed since it was checked, or the person is locked out: whoever does that ends all
     * logins, and this one must not slip in behind. The first pair has no one before it that could need grace, so it counts as used.
     */
    @SqlUpdate("""
            INSERT INTO login (id, user_id, pair, pair_used, user_agent, created, last_used_at, expires_at)
            SELECT :id, account.id, :pair, true, :userAgent, :now, :now, :expires
            FROM account
            WHERE account.id = :userId AND password_hash = :passwordHash AND locked_at IS NULL
            FOR SHARE
            """)
    boolean add(
            @Bind("id") UUID id,
            @Bind("userId") UUID userId,
            @Bind("passwordHash") String passwordHash,
            @Bind("pair") UUID pair,
            @Bind("userAgent") String userAgent,
            @Bind("now") Instant now,
            @Bind("expires") Instant expires);

    /** Notes that the newest pair is in use; answers false when it has been replaced or its login has ended meanwhile. */
    @SqlUpdate("UPDATE login SET pair_used = true, last_used_at = :now WHERE id = :id AND pair = :pair")
    boolean use(@Bind("id") UUID id, @Bind("pair") UUID pair, @Bind("now") Instant now);

    @SqlUpdate("UPDATE login SET last_used_at = :now WHERE id = :id")
    void touch(@Bind("id") UUID id, @Bind("now") Instant now);

    /** Locks it: of two refreshes at once the second sees what the first has done. */
    @SqlQuery("""
            SELECT user_id, pair, pair_used, previous_pair, rotated_at, dead_pairs
            FROM login
            WHERE id = :id AND expires_at > :now
            FOR UPDATE
            """)
    Optional<Turn> lock(@Bind("id") UUID id, @Bind("now") Instant now);

    @SqlUpdate("""
            UPDATE login
            SET previous_pair = pair, pair = :fresh, pair_used = false, rotated_at = :now,
                last_used_at = :now, expires_at = :expires
            WHERE id = :id
            """)
    void rotate(
            @Bind("id") UUID id, @Bind("fresh") UUID fresh, @Bind("now") Instant now, @Bind("expires") Instant expires);

    /** The moment of the first rotation stays: grace does not begin anew. Of dead pairs the last 64 are remembered. */
    @SqlUpdate("""
            UPDATE login
            SET dead_pairs = trim_array(pair || dead_pairs, greatest(0, cardinality(dead_pairs) - 63)), pair = :fresh,
                last_used_at = :now, expires_at = :expires
            WHERE id = :id
            """)
    void replaceUnused(
            @Bind("id") UUID id, @Bind("fresh") UUID fresh, @Bind("now") Instant now, @Bind("expires") Instant expires);

    @SqlQuery("""
            SELECT id, created, last_used_at, expires_at, user_agent
            FROM login
            WHERE user_id = :userId AND expires_at > :now
            ORDER BY created DESC, id DESC
            """)
    List<Seen> of(@Bind("userId") UUID userId, @Bind("now") Instant now);

    @SqlQuery("SELECT EXISTS (SELECT FROM login WHERE id = :id)")
    boolean exists(@Bind("id") UUID id);

    @SqlUpdate("DELETE FROM login WHERE id = :id")
    void end(@Bind("id") UUID id);

    @SqlUpdate("DELETE FROM login WHERE id = :id AND user_id = :userId")
    boolean endOwn(@Bind("id") UUID id, @Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM login WHERE user_id = :userId")
    int endAll(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM login WHERE user_id = :userId AND id <> :kept")
    int endOthers(@Bind("userId") UUID userId, @Bind("kept") UUID kept);

    @SqlUpdate("DELETE FROM login WHERE expires_at <= :now")
    int removeExpired(@Bind("now") Instant now);
}
