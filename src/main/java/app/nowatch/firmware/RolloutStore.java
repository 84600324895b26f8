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

    /**
     * What it takes to choose: release notes and signatures of images that are not chosen stay where they are.
     *
     * @param minVersion the oldest version that may take it
     */
    record Candidate(UUID id, SemVer version, Optional<SemVer> minVersion) {
        /** Whether a watch with that version would be helped by it, and can take it. */
        boolean updates(SemVer current) {
            return version.isNewerThan(current)
                    && minVersion.map(least -> !least.isNewerThan(current)).orElse(true);
        }
    }

    private record Share(Candidate candidate, int percent, boolean offered) {
        private static Share read(ResultSet row) throws SQLException {
            var candidate = new Candidate(
                    row.getObject("id", UUID.class),
                    new SemVer(row.getString("version")),
                    Optional.ofNullable(row.getString("min_version")).map(SemVer::new));
            return new Share(candidate, row.getInt("rollout_percent"), row.getBoolean("offered"));
        }

        private boolean reaches(UUID person) {
            return offered || RolloutShare.reaches(candidate.id(), person, percent);
        }
    }

    /** Those of one hardware that the person may have. */
    List<Candidate> candidates(UUID person, String hardware) {
        return statements.query("""
                        SELECT firmware.id, version, min_version, rollout_percent,
                               EXISTS (SELECT FROM firmware_offer WHERE firmware_id = firmware.id AND user_id = person.id)
                                   AS offered
                        FROM firmware CROSS JOIN person
                        WHERE person.id = ? AND hardware = ? AND status = 'ACTIVE'
                          AND (channel = 'STABLE' OR person.is_early_access)
                        """, Share::read, person, hardware).stream()
                .filter(share -> share.reaches(person))
                .map(Share::candidate)
                .toList();
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

    /**
     * Keeps a report in place of the person's earlier one.
     *
     * @param image as it is locked
     * @return how many people have reported what since it became active, with this one
     */
    Brakes.Count report(UUID person, Image image, Report report, Instant now) {
        var earlier = statements
                .query(
                        "SELECT outcome, attempt FROM firmware_report WHERE firmware_id = ? AND user_id = ?",
                        row -> Tally.of(
                                Report.Outcome.valueOf(row.getString("outcome")),
                                row.getInt("attempt") == image.attempt()),
                        image.id(),
                        person)
                .stream()
                .findFirst()
                .orElse(Tally.NOTHING);
        keep(person, image, report, now);
        return add(image.id(), Tally.of(report.outcome(), true).minus(earlier));
    }

    private void keep(UUID person, Image image, Report report, Instant now) {
        statements.update(
                """
                INSERT INTO firmware_report (firmware_id, user_id, outcome, reason, device_id, attempt, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (firmware_id, user_id) DO UPDATE
                SET outcome = excluded.outcome, reason = excluded.reason, device_id = excluded.device_id,
                    attempt = excluded.attempt, at = excluded.at
                """,
                image.id(),
                person,
                report.outcome().name(),
                report.reason(),
                report.deviceId(),
                image.attempt(),
                now);
    }

    private Brakes.Count add(UUID id, Tally difference) {
        return statements
                .query(
                        """
                        UPDATE firmware
                        SET installs = installs + ?, failures = failures + ?,
                            people_since = people_since + ?, failures_since = failures_since + ?
                        WHERE id = ?
                        RETURNING people_since, failures_since
                        """,
                        row -> new Brakes.Count(row.getLong("people_since"), row.getLong("failures_since")),
                        difference.installs(),
                        difference.failures(),
                        difference.peopleSince(),
                        difference.failuresSince(),
                        id)
                .getFirst();
    }

    /** Also from what is counted. The images stay as they are meanwhile: in one order, so that nobody waits in a circle. */
    int erase(UUID person) {
        statements.query("""
                SELECT id FROM firmware
                WHERE id IN (SELECT firmware_id FROM firmware_report WHERE user_id = ?
                             UNION SELECT firmware_id FROM firmware_offer WHERE user_id = ?)
                ORDER BY id FOR NO KEY UPDATE
                """, row -> person, person, person);
        statements.update("""
                UPDATE firmware
                SET installs = installs - (outcome = 'INSTALLED')::int,
                    failures = failures - (outcome = 'FAILED')::int,
                    people_since = people_since - (firmware_report.attempt = firmware.attempt)::int,
                    failures_since = failures_since
                        - (firmware_report.attempt = firmware.attempt AND outcome = 'FAILED')::int
                FROM firmware_report
                WHERE firmware_id = firmware.id AND user_id = ?
                """, person);
        return statements.update("DELETE FROM firmware_report WHERE user_id = ?", person)
                + statements.update("DELETE FROM firmware_offer WHERE user_id = ?", person);
    }
}
