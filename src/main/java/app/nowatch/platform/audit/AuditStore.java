package app.nowatch.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface AuditStore {
    /** A line; people are there by pseudonym and, unless they are erased, by account. */
    record Line(
            UUID id,
            Instant at,
            Actor.Kind actorKind,
            @Nullable UUID actor,
            @Nullable UUID actorAccount,
            String address,
            String action,
            String subjectKind,
            UUID subject,
            @Nullable UUID subjectAccount,
            String detail) {}

    @SqlQuery("SELECT pseudonym FROM audit_person WHERE user_id = :userId")
    Optional<UUID> pseudonym(UUID userId);

    /** Does nothing where the account is gone; whoever deletes it at the same time waits, or is waited for. */
    @SqlUpdate("""
            INSERT INTO audit_person (pseudonym, user_id)
            SELECT :pseudonym, id FROM account WHERE id = :userId FOR KEY SHARE
            ON CONFLICT (user_id) DO NOTHING
            """)
    void addPerson(UUID pseudonym, UUID userId);

    @SqlUpdate("DELETE FROM audit_person WHERE user_id = :userId")
    int forget(UUID userId);

    @SqlUpdate("""
            INSERT INTO audit_entry (id, at, actor_kind, actor, address, action, subject_kind, subject, detail)
            VALUES (:id, :at, :actorKind, :actor, :address, :action, :subjectKind, :subject, :detail)
            """)
    void add(
            UUID id,
            Instant at,
            Actor.Kind actorKind,
            Optional<UUID> actor,
            String address,
            String action,
            String subjectKind,
            UUID subject,
            String detail);

    /** At most so many lines before that one, the newest first. */
    @SqlQuery("""
            SELECT entry.id, at, actor_kind, actor, acting.user_id AS actor_account, address, action, subject_kind, subject,
                   meant.user_id AS subject_account, detail
            FROM audit_entry AS entry
                 LEFT JOIN audit_person AS acting ON acting.pseudonym = actor
                 LEFT JOIN audit_person AS meant ON meant.pseudonym = subject AND subject_kind = 'person'
            WHERE entry.id < :id
            ORDER BY entry.id DESC
            LIMIT :most
            """)
    List<Line> before(UUID id, int most);
}
