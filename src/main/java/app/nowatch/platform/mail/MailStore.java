package app.nowatch.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table of mails on their way. */
interface MailStore {
    @SqlUpdate("""
            INSERT INTO mail (id, user_id, kind, recipient, parameters, status, created)
            VALUES (:id, :userId, :kind, :recipient, :parameters::jsonb, 'PENDING', :created)
            """)
    void insert(UUID id, Optional<UUID> userId, String kind, String recipient, String parameters, Instant created);

    @SqlQuery("""
            SELECT id, kind, recipient, parameters::text AS parameters, attempts
            FROM mail
            WHERE id = :id AND status = 'PENDING'
            """)
    Optional<QueuedMail> pending(UUID id);

    @SqlUpdate("DELETE FROM mail WHERE id = :id")
    void delete(UUID id);

    @SqlUpdate("UPDATE mail SET attempts = :attempts, last_error = :error WHERE id = :id")
    void countAttempt(UUID id, int attempts, String error);

    @SqlUpdate("UPDATE mail SET status = 'FAILED', attempts = :attempts, last_error = :error WHERE id = :id")
    void giveUp(UUID id, int attempts, String error);

    @SqlQuery("""
            SELECT id FROM mail
            WHERE user_id = :userId OR lower(recipient COLLATE "C") = :recipient
            ORDER BY id FOR UPDATE
            """)
    List<UUID> lock(UUID userId, String recipient);

    @SqlUpdate("DELETE FROM mail WHERE user_id = :userId")
    long deleteOf(UUID userId);

    /** An address in lower case finds every spelling of it. */
    @SqlUpdate("DELETE FROM mail WHERE lower(recipient COLLATE \"C\") = :recipient")
    long deleteTo(String recipient);

    @SqlUpdate("DELETE FROM mail WHERE status = 'FAILED' AND created < :moment")
    int deleteFailedBefore(Instant moment);

    @SqlQuery("SELECT count(*) FROM mail WHERE status = 'FAILED'")
    long countFailed();

    @SqlQuery("""
            SELECT id, kind, recipient, attempts, created, last_error, status
            FROM mail
            WHERE status = 'FAILED'
            ORDER BY created DESC, id DESC
            LIMIT :most
            """)
    List<FailedMail> failed(int most);
}
