package app.nowatch.insight;

import app.nowatch.platform.db.Statements;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class ReflectionStore {
    private final Statements statements;

    ReflectionStore(Statements statements) {
        this.statements = statements;
    }

    /** Answers false when the account is gone. */
    boolean add(
            UUID userId,
            UUID id,
            Period period,
            Optional<LocalDate> day,
            String appVersion,
            String document,
            Instant now) {
        return 1
                == statements.update(
                        """
                        INSERT INTO reflection (id, user_id, created, period, day, app_version, document)
                        SELECT ?, account.id, ?, ?, nullif(?, '')::date, ?, ? FROM account WHERE account.id = ? FOR KEY SHARE
                        """,
                        id,
                        now,
                        period.name(),
                        day.map(LocalDate::toString).orElse(""),
                        appVersion,
                        document,
                        userId);
    }

    /** Locks so many of those made before then that nobody has said anything of, as far as this statement sees. */
    List<UUID> lockUnspoken(Instant before, int most) {
        return statements.query("""
                SELECT id FROM reflection
                WHERE created < ? AND NOT EXISTS (SELECT FROM insight_feedback WHERE reflection_id = reflection.id)
                LIMIT ? FOR UPDATE SKIP LOCKED
                """, row -> row.getObject("id", UUID.class), before, most);
    }

    /**
     * Removes those of them that nobody has said anything of. They must be locked: what was said between the look at them and their
     * lock is seen by this statement, and after it nobody can refer to them.
     */
    int removeUnspoken(List<UUID> ids) {
        return statements.update("""
                DELETE FROM reflection
                WHERE id = ANY (?::uuid[]) AND NOT EXISTS (SELECT FROM insight_feedback WHERE reflection_id = reflection.id)
                """, (Object) ids.stream().map(UUID::toString).toArray(String[]::new));
    }

    int erase(UUID userId) {
        return statements.update("DELETE FROM reflection WHERE user_id = ?", userId);
    }
}
