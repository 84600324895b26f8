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
    /** Ours: some years of a reflection a day, with a thumb now and then. */
    static final int MOST_OF_A_PERSON = 1_000;

    /** Ours: of the sections, and of the options of each, the most frequent. */
    static final int MOST_TOLD = 100;

    /** What is a name that an app gives; operators are told anything else as OTHER, and never a text of somebody's own. */
    private static final String NAME = "^[A-Za-z][A-Za-z0-9_ -]{0,63}$";

    private static final String TOTALS = """
            WITH said AS (
                SELECT CASE WHEN section COLLATE "C" ~ ? THEN section ELSE 'OTHER' END AS section, options, thumb_up
                FROM insight_feedback WHERE day BETWEEN ? AND ? AND (? OR test_build = ?)),
            sections AS (
                SELECT section, count(*) FILTER (WHERE thumb_up) AS up, count(*) FILTER (WHERE NOT thumb_up) AS down
                FROM said GROUP BY section ORDER BY count(*) DESC, section LIMIT ?),
            chosen AS (
                SELECT section, CASE WHEN sent COLLATE "C" ~ ? THEN sent ELSE 'OTHER' END AS option
                FROM said JOIN sections USING (section) CROSS JOIN unnest(options) AS sent),
            options AS (
                SELECT section, option, count(*) AS times,
                       row_number() OVER (PARTITION BY section ORDER BY count(*) DESC, option) AS place
                FROM chosen GROUP BY section, option)
            SELECT section, true AS whole, '' AS option, up, down FROM sections
            UNION ALL
            SELECT section, false, option, times, 0 FROM options WHERE place <= ?
            ORDER BY section, whole DESC, up DESC, option
            """;

    private final Statements statements;

    FeedbackStore(Statements statements) {
        this.statements = statements;
    }

    /** Which feedback counts. */
    record Filter(LocalDate from, LocalDate to, boolean everyBuild, boolean testBuild) {}

    /**
     * Keeps it in the place of what was said of the same before; each subject once. It refers to a reflection only where that is the
     * person's own. The account must be held.
     */
    void keep(UUID userId, List<Feedback> feedback, Instant now) {
        statements.update("""
                WITH sent AS (
                    SELECT instance, day, section, "appVersion" AS app_version, options, "thumbUp" AS thumb_up,
                           "testBuild" AS test_build
                    FROM json_to_recordset(?::json) AS item (
                        instance text, day date, section text, "appVersion" text, options text[], "thumbUp" boolean,
                        "testBuild" boolean)),
                known AS (
                    SELECT id FROM reflection
                    WHERE user_id = ? AND id::text IN (SELECT instance FROM sent)
                    FOR KEY SHARE)
                INSERT INTO insight_feedback (user_id, instance, day, section, reflection_id, app_version, options, thumb_up,
                                              test_build, created, updated)
                SELECT ?, instance, day, section, known.id, app_version, options, thumb_up, test_build, ?, ?
                FROM sent LEFT JOIN known ON known.id::text = instance
                ON CONFLICT (user_id, instance, day, section) DO UPDATE
                SET reflection_id = excluded.reflection_id, app_version = excluded.app_version, options = excluded.options,
                    thumb_up = excluded.thumb_up, test_build = excluded.test_build, updated = excluded.updated
                """, Json.text(feedback), userId, userId, now, now);
    }

    /** So that nobody can fill the table: the {@value #MOST_OF_A_PERSON} that were said or changed last stay. */
    void forgetAllButTheLast(UUID userId) {
        statements.update("""
                DELETE FROM insight_feedback
                WHERE user_id = ? AND (instance, day, section) IN (
                    SELECT instance, day, section FROM insight_feedback WHERE user_id = ?
                    ORDER BY updated DESC, day DESC, instance, section OFFSET ?)
                """, userId, userId, MOST_OF_A_PERSON);
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

    /** By section, each with its options, the most frequent first; of either not more than {@value #MOST_TOLD}. */
    List<SectionTotal> totals(Filter filter) {
        var lines = statements.query(
                TOTALS,
                Line::read,
                NAME,
                filter.from(),
                filter.to(),
                filter.everyBuild(),
                filter.testBuild(),
                MOST_TOLD,
                NAME,
                MOST_TOLD);
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
