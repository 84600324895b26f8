package app.nowatch.insight;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

final class FeedbackStore {
    private final Statements statements;

    FeedbackStore(Statements statements) {
        this.statements = statements;
    }

    /** Which feedback counts. */
    record Filter(LocalDate from, LocalDate to, boolean everyBuild, boolean testBuild) {}

    /**
     * Keeps it in the place of what was said of the same before; each subject once. It refers to a reflection only where that is the
     * person's own. Answers how many were kept: none when the account is gone.
     */
    int keep(UUID userId, List<Feedback> feedback, Instant now) {
        return statements.update("""
                WITH sent AS (
                    SELECT instance, day, section, "appVersion" AS app_version, options, "thumbUp" AS thumb_up,
                           "testBuild" AS test_build
                    FROM json_to_recordset(?::json) AS item (
                        instance text, day date, section text, "appVersion" text, options text[], "thumbUp" boolean,
                        "testBuild" boolean)),
                known AS (
                    SELECT id FROM reflection
                    WHERE user_id = ? AND id::text IN (SELECT lower(instance) FROM sent)
                    FOR KEY SHARE)
                INSERT INTO insight_feedback (user_id, instance, day, section, reflection_id, app_version, options, thumb_up,
                                              test_build, created, updated)
                SELECT account.id, instance, day, section, known.id, app_version, options, thumb_up, test_build, ?, ?
                FROM account CROSS JOIN sent LEFT JOIN known ON known.id::text = lower(instance)
                WHERE account.id = ?
                FOR KEY SHARE OF account
                ON CONFLICT (user_id, instance, day, section) DO UPDATE
                SET reflection_id = excluded.reflection_id, app_version = excluded.app_version, options = excluded.options,
                    thumb_up = excluded.thumb_up, test_build = excluded.test_build, updated = excluded.updated
                """, Json.text(feedback), userId, now, now, userId);
    }

    /** A line of totals: of a section, or of one of its options, for which {@code up} counts and {@code down} does not. */
    private record Line(String section, boolean whole, String option, long up, long down) {
        static Line read(ResultSet row) throws SQLException {
            return new Line(
                    row.getString("section"),
                    row.getBoolean("whole"),
                    row.getString("option"),
                    row.getLong("up"),
                    row.getLong("down"));
        }
    }

    /** By section, each with its options, the most frequent first. */
    List<SectionTotal> totals(Filter filter) {
        var lines =
                statements.query("""
                WITH said AS (
                    SELECT section, options, thumb_up FROM insight_feedback
                    WHERE day BETWEEN ? AND ? AND (? OR test_build = ?))
                SELECT section, true AS whole, '' AS option, count(*) FILTER (WHERE thumb_up) AS up,
                       count(*) FILTER (WHERE NOT thumb_up) AS down
                FROM said GROUP BY section
                UNION ALL
                SELECT section, false, option, count(*), 0
                FROM said CROSS JOIN unnest(options) AS option GROUP BY section, option
                ORDER BY section, whole DESC, up DESC, option
                """, Line::read, filter.from(), filter.to(), filter.everyBuild(), filter.testBuild());
        var options = lines.stream()
                .filter(line -> !line.whole())
                .collect(Collectors.groupingBy(
                        Line::section,
                        Collectors.mapping(
                                line -> new SectionTotal.OptionTotal(line.option(), line.up()), Collectors.toList())));
        return lines.stream()
                .filter(Line::whole)
                .map(line -> new SectionTotal(
                        line.section(), line.up(), line.down(), options.getOrDefault(line.section(), List.of())))
                .toList();
    }

    int erase(UUID userId) {
        return statements.update("DELETE FROM insight_feedback WHERE user_id = ?", userId);
    }
}
