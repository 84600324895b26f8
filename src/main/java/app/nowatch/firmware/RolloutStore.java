package app.nowatch.firmware;

import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which images people may have, were offered and have reported of. */
final class RolloutStore {
    private final Statements statements;

    RolloutStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * An image as one person stands to it.
     *
     * @param open whether it is active and of the person's channel
     * @param offered whether the person was offered it before
     */
    record Reached(Image image, UUID person, boolean open, boolean offered) {
        private static Reached read(ResultSet row) throws SQLException {
            return new Reached(
                    FirmwareStore.read(row),
                    row.getObject("person", UUID.class),
                    row.getBoolean("open"),
                    row.getBoolean("offered"));
        }

        /** Whether the person may have it. */
        boolean isTheirs() {
            return open && (offered || RolloutShare.reaches(image.id(), person, image.rolloutPercent()));
        }

        /** Whether the person may say how it went: also after it was paused. */
        boolean mayBeReported() {
            return offered || isTheirs();
        }
    }

    private static final String REACHED = """
            SELECT firmware.*, person.id AS person,
                   status = 'ACTIVE' AND (channel = 'STABLE' OR person.is_early_access) AS open,
                   EXISTS (SELECT FROM firmware_offer WHERE firmware_id = firmware.id AND user_id = person.id) AS offered
            FROM firmware CROSS JOIN person
            """;

    /** Those of one hardware, or of all where it is empty, that the person may have. */
    List<Reached> all(UUID person, String hardware) {
        return statements.query(REACHED + """
                        WHERE person.id = ? AND ? IN ('', hardware) AND status = 'ACTIVE'
                          AND (channel = 'STABLE' OR person.is_early_access)
                        """, Reached::read, person, hardware).stream()
                .filter(Reached::isTheirs)
                .toList();
    }

    /** One that the person may have. */
    Optional<Reached> find(UUID person, UUID id) {
        return statements
                .query(
                        REACHED + "WHERE person.id = ? AND firmware.id = ? AND status = 'ACTIVE'",
                        Reached::read,
                        person,
                        id)
                .stream()
                .filter(Reached::isTheirs)
                .findFirst();
    }

    /** Keeps the person from going until the transaction ends; false when they have gone. */
    boolean hold(UUID person) {
        return !statements
                .query("SELECT id FROM person WHERE id = ? FOR KEY SHARE", row -> person, person)
                .isEmpty();
    }

    /** One that the person may report of, as it stays until the transaction ends. */
    Optional<Reached> lockToReport(UUID person, UUID id) {
        return statements.query(REACHED + """
                        WHERE person.id = ? AND firmware.id = ? AND status <> 'DRAFT'
                        FOR NO KEY UPDATE OF firmware
                        """, Reached::read, person, id).stream()
                .filter(Reached::mayBeReported)
                .findFirst();
    }

    /** Notes that the person was offered it; false when that was noted before, or one of them is gone or not to be had now. */
    boolean offer(UUID person, UUID id, Instant now) {
        return statements.update("""
                        INSERT INTO firmware_offer (firmware_id, user_id, at)
                        SELECT firmware.id, person.id, ?
                        FROM firmware CROSS JOIN person
                        WHERE firmware.id = ? AND status = 'ACTIVE' AND person.id = ?
                        FOR KEY SHARE
                        ON CONFLICT DO NOTHING
                        """, now, id, person) == 1;
    }

    /** Keeps a report in place of the person's earlier one. */
    void report(UUID person, UUID id, Report report, Instant now) {
        statements.update("""
                INSERT INTO firmware_report (firmware_id, user_id, outcome, reason, device_id, at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (firmware_id, user_id) DO UPDATE
                SET outcome = excluded.outcome, reason = excluded.reason, device_id = excluded.device_id, at = excluded.at
                """, id, person, report.outcome().name(), report.reason(), report.deviceId(), now);
    }

    /** Who has reported of it last from a moment on. */
    Brakes.Count count(UUID id, Instant from) {
        return statements
                .query("""
                        SELECT count(*) AS people, count(*) FILTER (WHERE outcome = 'FAILED') AS failures
                        FROM firmware_report WHERE firmware_id = ? AND at >= ?
                        """, row -> new Brakes.Count(row.getLong("people"), row.getLong("failures")), id, from)
                .getFirst();
    }

    int erase(UUID person) {
        return statements.update("DELETE FROM firmware_report WHERE user_id = ?", person)
                + statements.update("DELETE FROM firmware_offer WHERE user_id = ?", person);
    }
}
