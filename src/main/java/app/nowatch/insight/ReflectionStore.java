package app.nowatch.insight;

import app.nowatch.platform.db.Statements;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Removes so many at once of those made before then that nobody has said anything of. */
    int forget(Instant before, int most) {
        return statements.update("""
                DELETE FROM reflection
                WHERE id IN (
                    SELECT id FROM reflection
                    WHERE created < ? AND NOT EXISTS (SELECT FROM insight_feedback WHERE reflection_id = reflection.id)
                    LIMIT ? FOR UPDATE SKIP LOCKED)
                """, before, most);
    }

    int erase(UUID userId) {
        return statements.update("DELETE FROM reflection WHERE user_id = ?", userId);
    }
}
