package app.nowatch.dayfeedback;

import app.nowatch.changes.ChangeKind;
import app.nowatch.journal.Entries;
import app.nowatch.journal.EntryRows;
import app.nowatch.journal.Kept;
import app.nowatch.journal.Place;
import app.nowatch.journal.Visible;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.platform.json.Json;
import app.nowatch.sharing.Viewing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class DayFeedbackStore implements Entries<DayFeedback> {
    /** An answer as the statement takes it. */
    private record Row(
            UUID id,
            int type,
            String day,
            Instant datetime,
            int value,
            @Nullable Integer tag,
            String note) {
        static Row of(UUID id, DayFeedback feedback) {
            return new Row(
                    id,
                    feedback.type(),
                    feedback.day().toString(),
                    feedback.datetime(),
                    feedback.value(),
                    feedback.tag(),
                    feedback.note());
        }
    }

    /** What has become of the answer to a question. */
    private record Answered(DayFeedback.Question question, Kept kept) {}

    @Override
    public ChangeKind kind() {
        return ChangeKind.DAY_FEEDBACK;
    }

    @Override
    public List<Kept> keep(
            Statements statements, UUID userId, List<DayFeedback> contents, List<UUID> fresh, Instant now) {
        var last = new LinkedHashMap<DayFeedback.Question, Row>();
        for (int i = 0; i < contents.size(); i++) {
            last.put(contents.get(i).question(), Row.of(fresh.get(i), contents.get(i)));
        }
        var kept = put(statements, userId, List.copyOf(last.values()), now);
        return contents.stream()
                .map(content -> Objects.requireNonNull(kept.get(content.question()), "an answer was not kept"))
                .toList();
    }

    /** Those that are there in every field are not in what the insertion returns. */
    private static Map<DayFeedback.Question, Kept> put(
            Statements statements, UUID userId, List<Row> rows, Instant now) {
        return statements.query("""
                        WITH sent AS (
                            SELECT *
                            FROM json_to_recordset(?::json) AS item (
                                id uuid, type smallint, day date, datetime timestamptz, value smallint, tag smallint,
                                note text)),
                        put AS (
                            INSERT INTO day_feedback AS stored (id, user_id, type, day, datetime, value, tag, note, revision,
                                                                created, updated)
                            SELECT id, ?, type, day, datetime, value, tag, note, 1, ?, ? FROM sent
                            ON CONFLICT (user_id, type, day) DO UPDATE
                            SET datetime = excluded.datetime, value = excluded.value, tag = excluded.tag,
                                note = excluded.note, revision = stored.revision + 1, updated = excluded.updated
                            WHERE (stored.datetime, stored.value, stored.tag, stored.note)
                                  IS DISTINCT FROM (excluded.datetime, excluded.value, excluded.tag, excluded.note)
                            RETURNING id, type, day, revision)
                        SELECT sent.type, sent.day, coalesce(put.id, before.id) AS id, put.revision
                        FROM sent
                        LEFT JOIN put ON put.type = sent.type AND put.day = sent.day
                        LEFT JOIN day_feedback AS before
                          ON before.user_id = ? AND before.type = sent.type AND before.day = sent.day
                        """, DayFeedbackStore::answered, Json.text(rows), userId, now, now, userId).stream()
                .collect(Collectors.toMap(Answered::question, Answered::kept));
    }

    private static Answered answered(ResultSet row) throws SQLException {
        var question = new DayFeedback.Question(row.getInt("type"), row.getObject("day", LocalDate.class));
        int revision = row.getInt("revision");
        var how = revision == 0 ? Kept.How.KNOWN : revision == 1 ? Kept.How.ADDED : Kept.How.CHANGED;
        return new Answered(question, new Kept(row.getObject("id", UUID.class), how));
    }

    @Override
    public Optional<Visible<DayFeedback>> list(
            Statements statements, Viewing viewing, TimeRange range, Place after, int most) {
        var from = after.notBefore(range.start());
        return EntryRows.visible(
                statements,
                """
                SELECT seen.*, visible_since
                FROM visibility(?, ?, ?) LEFT JOIN LATERAL (
                    SELECT *, count(*) OVER () AS found, sum(octet_length(note)) OVER (ORDER BY datetime, id) AS size
                    FROM (
                        SELECT *
                        FROM day_feedback
                        WHERE user_id = ? AND (datetime, id) > (?, ?) AND (datetime, id) <= (?, ?)
                          AND datetime >= visible_since
                        ORDER BY datetime, id LIMIT ?) AS page) AS seen
                  ON size - octet_length(note) < ?
                ORDER BY datetime, id
                """,
                DayFeedbackStore::read,
                viewing.owner(),
                viewing.viewer(),
                viewing.at(),
                viewing.owner(),
                from.begins(),
                from.id(),
                range.end(),
                Place.LAST_ID,
                most,
                PAGE_BYTES);
    }

    @Override
    public Optional<Visible<DayFeedback>> find(Statements statements, Viewing viewing, UUID id) {
        return EntryRows.visible(
                statements,
                """
                SELECT day_feedback.*, 1 AS found, visible_since
                FROM visibility(?, ?, ?) LEFT JOIN day_feedback
                  ON user_id = ? AND id = ? AND datetime >= visible_since
                """,
                DayFeedbackStore::read,
                viewing.owner(),
                viewing.viewer(),
                viewing.at(),
                viewing.owner(),
                id);
    }

    @Override
    public void remove(Statements statements, UUID userId, UUID id) {
        EntryRows.requireOne(statements.update("DELETE FROM day_feedback WHERE user_id = ? AND id = ?", userId, id));
    }

    @Override
    public int erase(Statements statements, UUID userId) {
        return statements.update("DELETE FROM day_feedback WHERE user_id = ?", userId);
    }

    private static DayFeedback read(ResultSet row) throws SQLException {
        return new DayFeedback(
                row.getObject("day", LocalDate.class),
                Statements.instant(row, "datetime"),
                row.getInt("type"),
                row.getInt("value"),
                row.getObject("tag", Integer.class),
                row.getString("note"));
    }
}
