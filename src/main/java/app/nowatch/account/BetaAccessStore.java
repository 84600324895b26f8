package app.nowatch.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface BetaAccessStore {
    /** A request for early access with the address of who asked. */
    record Row(UUID id, UUID userId, String email, BetaAccess.Status status, Instant created) {}

    /** Answers false when the person has asked before. */
    @SqlUpdate("""
            INSERT INTO beta_access (id, user_id, status, created, updated)
            VALUES (:id, :userId, 'PENDING', :now, :now)
            ON CONFLICT (user_id) DO NOTHING
            """)
    boolean add(@Bind("id") UUID id, @Bind("userId") UUID userId, @Bind("now") Instant now);

    @SqlQuery("""
            SELECT beta_access.id, user_id, email, status, beta_access.created
            FROM beta_access JOIN account ON account.id = user_id
            ORDER BY beta_access.created DESC, beta_access.id DESC
            """)
    List<Row> all();

    @SqlQuery("SELECT user_id FROM beta_access WHERE id = :id")
    Optional<UUID> userOf(@Bind("id") UUID id);

    /** Answers false when it is not open any more. */
    @SqlUpdate("UPDATE beta_access SET status = :status, updated = :now WHERE id = :id AND status = 'PENDING'")
    boolean decide(@Bind("id") UUID id, @Bind("status") BetaAccess.Status status, @Bind("now") Instant now);

    @SqlQuery("SELECT EXISTS (SELECT FROM beta_access WHERE id = :id AND status = :status)")
    boolean isDecided(@Bind("id") UUID id, @Bind("status") BetaAccess.Status status);
}
