package app.nowatch.checkin;

import app.nowatch.changes.ChangeKind;
import app.nowatch.journal.Batch;
import app.nowatch.journal.ChangeableEntries;
import app.nowatch.journal.Entry;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class CheckinStore implements ChangeableEntries<Checkin> {
    /** A check-in as the statements take it. */
    private record Row(
            UUID id,
            Instant datetime,
            Checkin.Origin origin,
            Checkin.Reactivity reactivity,
            Checkin.Valence valence,
            List<String> feelings,
            List<String> context,
            String note,
            UUID fingerprint) {
        static Row of(UUID id, Checkin checkin, UUID fingerprint) {
            return new Row(
                    id,
                    checkin.datetime(),
                    checkin.origin(),
                    checkin.reactivity(),
                    checkin.valence(),
                    checkin.feelings(),
                    checkin.context(),
                    checkin.note(),
                    fingerprint);
        }
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.CHECKIN;
    }

    @Override
    public List<Kept> keep(Statements statements, UUID userId, List<Checkin> contents, List<UUID> fresh, Instant now) {
        var batch = new Batch<>(contents, fresh);
        var rows = batch.items().stream()
                .map(item -> Row.of(item.id(), item.content(), item.fingerprint()))
                .toList();
        return batch.kept(statements.query("""
                WITH sent AS (
                    SELECT *
                    FROM json_to_recordset(?::json) AS item (
                        id uuid, datetime timestamptz, origin text, reactivity text, valence text, feelings text[],
                        context text[], note text, fingerprint uuid)),
                known AS (
                    SELECT sent.fingerprint, stored.id
                    FROM sent CROSS JOIN LATERAL (
                        SELECT id FROM checkin
                        WHERE user_id = ? AND fingerprint = sent.fingerprint
                        ORDER BY id LIMIT 1) AS stored),
                added AS (
                    INSERT INTO checkin (id, user_id, datetime, origin, reactivity, valence, feelings, context, note,
                                         fingerprint, revision, created, updated)
                    SELECT id, ?, datetime, origin, reactivity, valence, feelings, context, note, fingerprint, 1, ?, ?
                    FROM sent
                    WHERE fingerprint NOT IN (SELECT fingerprint FROM known)
                    RETURNING fingerprint, id)
                SELECT fingerprint, id, true AS added FROM added
                UNION ALL SELECT fingerprint, id, false FROM known
                """, EntryRows::match, Json.text(rows), userId, userId, now, now));
    }

    @Override
    public Optional<Visible<Checkin>> list(
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
                        FROM checkin
                        WHERE user_id = ? AND (datetime, id) > (?, ?) AND (datetime, id) <= (?, ?)
                          AND datetime >= visible_since
                        ORDER BY datetime, id LIMIT ?) AS page) AS seen
                  ON size - octet_length(note) < ?
                ORDER BY datetime, id
                """,
                CheckinStore::read,
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
    public Optional<Visible<Checkin>> find(Statements statements, Viewing viewing, UUID id) {
        return EntryRows.visible(
                statements,
                """
                SELECT checkin.*, 1 AS found, visible_since
                FROM visibility(?, ?, ?) LEFT JOIN checkin
                  ON user_id = ? AND id = ? AND datetime >= visible_since
                """,
                CheckinStore::read,
                viewing.owner(),
                viewing.viewer(),
                viewing.at(),
                viewing.owner(),
                id);
    }

    @Override
    public void replace(Statements statements, UUID userId, Entry<Checkin> entry) {
        var checkin = entry.content();
        EntryRows.requireOne(statements.update(
                """
                UPDATE checkin
                SET datetime = ?, origin = ?, reactivity = ?, valence = ?, feelings = ?, context = ?, note = ?,
                    fingerprint = ?, revision = ?, updated = ?
                WHERE user_id = ? AND id = ?
                """,
                checkin.datetime(),
                checkin.origin().name(),
                checkin.reactivity().name(),
                checkin.valence().name(),
                checkin.feelings().toArray(String[]::new),
                checkin.context().toArray(String[]::new),
                checkin.note(),
                checkin.fingerprint(),
                entry.revision(),
                entry.updated(),
                userId,
                entry.id()));
    }

    @Override
    public void remove(Statements statements, UUID userId, UUID id) {
        EntryRows.requireOne(statements.update("DELETE FROM checkin WHERE user_id = ? AND id = ?", userId, id));
    }

    @Override
    public int erase(Statements statements, UUID userId) {
        return statements.update("DELETE FROM checkin WHERE user_id = ?", userId);
    }

    private static Checkin read(ResultSet row) throws SQLException {
        return new Checkin(
                Statements.instant(row, "datetime"),
                Checkin.Origin.valueOf(row.getString("origin")),
                Checkin.Reactivity.valueOf(row.getString("reactivity")),
                Checkin.Valence.valueOf(row.getString("valence")),
                List.of((String[]) row.getArray("feelings").getArray()),
                List.of((String[]) row.getArray("context").getArray()),
                row.getString("note"));
    }
}
