package app.nowatch.session;

import app.nowatch.changes.ChangeKind;
import app.nowatch.journal.Batch;
import app.nowatch.journal.ChangeableEntries;
import app.nowatch.journal.Entries;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of some types.
 *
 * @param firstType the least type that it reaches
 * @param lastType the greatest
 */
record SessionStore(int firstType, int lastType) implements ChangeableEntries<Session> {
    /** What a running session counts as in lists, and what few others are longer than. */
    private static final Duration DAY = Duration.ofHours(24);

    private static final String KEEP = """
            WITH sent AS (
                SELECT *
                FROM json_to_recordset(?::json) AS item (
                    id uuid, starts timestamptz, ends timestamptz, type smallint, name text, note text, inputs json,
                    origin smallint, tool text, fingerprint uuid)),
            known AS (
                SELECT sent.fingerprint, stored.id
                FROM sent CROSS JOIN LATERAL (
                    SELECT id FROM session
                    WHERE user_id = ? AND fingerprint = sent.fingerprint
                    ORDER BY id LIMIT 1) AS stored),
            added AS (
                INSERT INTO session (id, user_id, starts, ends, until, type, name, note, inputs, origin, tool, fingerprint,
                                     revision, created, updated)
                SELECT id, ?, starts, ends, coalesce(ends, starts + interval '24 hours'), type, name, note,
                       inputs::text, origin, tool, fingerprint, 1, ?, ?
                FROM sent
                WHERE fingerprint NOT IN (SELECT fingerprint FROM known)
                RETURNING fingerprint, id)
            SELECT fingerprint, id, true AS added FROM added
            UNION ALL SELECT fingerprint, id, false FROM known
            """;

    /** The few that last long are looked for by their end, all others by their start: neither walks through a person's years. */
    static final String LIST = """
            SELECT seen.*, visible_since
            FROM visibility(?, ?, ?) LEFT JOIN LATERAL (
                SELECT *, count(*) OVER () AS found,
                       sum(octet_length(note) + octet_length(inputs)) OVER (ORDER BY starts, id) AS size
                FROM (
                (SELECT *
                 FROM session
                 WHERE user_id = ? AND (starts, id) > (?, ?) AND starts <= ? AND until > ?
                   AND until - starts <= interval '24 hours' AND type BETWEEN ? AND ? AND starts >= visible_since
                 ORDER BY starts, id LIMIT ?)
                UNION ALL
                (SELECT *
                 FROM session
                 WHERE user_id = ? AND (starts, id) > (?, ?) AND starts <= ? AND until > ?
                   AND until - starts > interval '24 hours' AND type BETWEEN ? AND ? AND starts >= visible_since
                 ORDER BY starts, id LIMIT ?)
                ORDER BY starts, id LIMIT ?) AS page) AS seen
              ON size - octet_length(note) - octet_length(inputs) < ?
            ORDER BY starts, id
            """;

    private static final String FIND = """
            SELECT session.*, 1 AS found, visible_since
            FROM visibility(?, ?, ?) LEFT JOIN session
              ON user_id = ? AND id = ? AND type BETWEEN ? AND ? AND starts >= visible_since
            """;

    private static final String REPLACE = """
            UPDATE session
            SET starts = sent.starts, ends = sent.ends, until = coalesce(sent.ends, sent.starts + interval '24 hours'),
                type = sent.type, name = sent.name, note = sent.note, inputs = sent.inputs::text, origin = sent.origin,
                tool = sent.tool, fingerprint = sent.fingerprint, revision = ?, updated = ?
            FROM json_to_recordset(?::json) AS sent (
                id uuid, starts timestamptz, ends timestamptz, type smallint, name text, note text, inputs json,
                origin smallint, tool text, fingerprint uuid)
            WHERE session.user_id = ? AND session.id = sent.id
            """;

    /** Sessions of all types. */
    static SessionStore ofSessions() {
        return new SessionStore(Session.INTENTION, Session.LAST_ACTIVITY);
    }

    static SessionStore ofActivities() {
        return new SessionStore(Session.FIRST_ACTIVITY, Session.LAST_ACTIVITY);
    }

    static SessionStore ofIntentions() {
        return new SessionStore(Session.INTENTION, Session.INTENTION);
    }

    /** A session as the statements take it. */
    private record Row(
            UUID id,
            Instant starts,
            @Nullable Instant ends,
            int type,
            String name,
            String note,
            List<SubjectiveInput> inputs,
            int origin,
            String tool,
            UUID fingerprint) {
        static Row of(UUID id, Session session, UUID fingerprint) {
            return new Row(
                    id,
                    session.starts(),
                    session.ends(),
                    session.type(),
                    session.name(),
                    session.note(),
                    session.inputs(),
                    session.origin(),
                    session.tool(),
                    fingerprint);
        }
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.SESSION;
    }

    @Override
    public List<Kept> keep(Statements statements, UUID userId, List<Session> contents, List<UUID> fresh, Instant now) {
        var batch = new Batch<>(contents, fresh);
        var rows = batch.items().stream()
                .map(item -> Row.of(item.id(), item.content(), item.fingerprint()))
                .toList();
        return batch.kept(statements.query(KEEP, EntryRows::match, Json.text(rows), userId, userId, now, now));
    }

    @Override
    public Optional<Visible<Session>> list(
            Statements statements, Viewing viewing, TimeRange range, Place after, int most) {
        return EntryRows.visible(statements, LIST, SessionStore::read, listParameters(viewing, range, after, most));
    }

    Object[] listParameters(Viewing viewing, TimeRange range, Place after, int most) {
        // What starts more than a day before the range reaches into it only if it lasts long.
        var afterOfShort = after.notBefore(range.start().minus(DAY));
        return new Object[] {
            viewing.owner(),
            viewing.viewer(),
            viewing.at(),
            viewing.owner(),
            afterOfShort.begins(),
            afterOfShort.id(),
            range.end(),
            range.start(),
            firstType,
            lastType,
            most,
            viewing.owner(),
            after.begins(),
            after.id(),
            range.end(),
            range.start(),
            firstType,
            lastType,
            most,
            most,
            Entries.PAGE_BYTES
        };
    }

    @Override
    public Optional<Visible<Session>> find(Statements statements, Viewing viewing, UUID id) {
        return EntryRows.visible(
                statements,
                FIND,
                SessionStore::read,
                viewing.owner(),
                viewing.viewer(),
                viewing.at(),
                viewing.owner(),
                id,
                firstType,
                lastType);
    }

    @Override
    public void replace(Statements statements, UUID userId, Entry<Session> entry) {
        var session = entry.content();
        var row = Json.text(List.of(Row.of(entry.id(), session, session.fingerprint())));
        EntryRows.requireOne(statements.update(REPLACE, entry.revision(), entry.updated(), row, userId));
    }

    @Override
    public void remove(Statements statements, UUID userId, UUID id) {
        EntryRows.requireOne(statements.update("DELETE FROM session WHERE user_id = ? AND id = ?", userId, id));
    }

    @Override
    public int erase(Statements statements, UUID userId) {
        return statements.update("DELETE FROM session WHERE user_id = ?", userId);
    }

    private static Session read(ResultSet row) throws SQLException {
        return new Session(
                Statements.instant(row, "starts"),
                Statements.nullableInstant(row, "ends").orElse(null),
                row.getInt("type"),
                row.getString("name"),
                row.getString("note"),
                SubjectiveInput.listOf(Json.read(row.getString("inputs"))),
                row.getInt("origin"),
                row.getString("tool"));
    }
}
