package app.nowatch.measurement;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import app.nowatch.sharing.Viewing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The days and parts of one series of one person. Days go in and out as days since 1970-01-01.
 *
 * <p>Plain JDBC: an upload makes half a dozen statements, and what an object mapper does around each of them took a
 * third of the processor time of uploads and reads. {@code LATERAL … OFFSET 0} makes PostgreSQL go from a day to its
 * parts by key, whatever its statistics: on a young database it would walk through all parts of the series.
 */
final class SeriesStore {
    private final Statements statements;
    private final UUID userId;
    private final int type;

    private SeriesStore(Connection connection, UUID userId, SeriesType type) {
        statements = new Statements(connection);
        this.userId = userId;
        this.type = type.code();
    }

    /** A store whose statements are part of the transaction. */
    static SeriesStore in(Transaction transaction, UUID userId, SeriesType type) {
        return new SeriesStore(transaction.connection(), userId, type);
    }

    /** Lends a store whose statements commit one by one; its connection is free again when this returns. */
    static <T> T with(DataSource database, UUID userId, SeriesType type, Function<SeriesStore, T> work) {
        try (var connection = database.getConnection()) {
            return work.apply(new SeriesStore(connection, userId, type));
        } catch (SQLException e) {
            throw Statements.failed(e);
        }
    }

    /** Keeps others from writing this series until the transaction ends. */
    void lock() {
        statements.query("SELECT pg_advisory_xact_lock(?)", row -> true, SeriesLock.key(userId, type));
    }

    /** What the index says about these days. */
    List<StoredDay> days(int[] days) {
        return statements.query("""
                SELECT day - DATE '1970-01-01', revision, rows, hash, parts, created, updated
                FROM series_day
                WHERE user_id = ? AND type = ?
                  AND day = ANY (ARRAY(SELECT DATE '1970-01-01' + sent FROM unnest(?) AS sent))
                """, SeriesStore::day, userId, type, days);
    }

    /** Days that somebody may see, and from when on. */
    record Visible(Instant since, List<StoredDay> days) {}

    /**
     * What the index says about a range of days, both inclusive, oldest first, as far as the viewer may see them; empty when
     * they may see nothing.
     */
    Optional<Visible> visible(Viewing viewing, int from, int to) {
        var rows = statements.query(
                """
                SELECT day - DATE '1970-01-01', revision, rows, hash, parts, created, updated, visible_since
                FROM visibility(?, ?, ?)
                LEFT JOIN series_day
                  ON user_id = ? AND type = ?
                 AND day BETWEEN DATE '1970-01-01' + ? AND DATE '1970-01-01' + ?
                 AND day >= (visible_since AT TIME ZONE 'UTC')::date
                ORDER BY day
                """,
                row -> new Visible(since(row, 8), row.getObject(1) == null ? List.of() : List.of(day(row))),
                viewing.owner(),
                viewing.viewer(),
                viewing.at().atOffset(ZoneOffset.UTC),
                userId,
                type,
                from,
                to);
        return rows.stream()
                .findFirst()
                .map(first -> new Visible(
                        first.since(),
                        rows.stream().flatMap(row -> row.days().stream()).toList()));
    }

    /** For one's own data it is minus infinity, which the driver makes the earliest time there is. */
    private static Instant since(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static StoredDay day(ResultSet row) throws SQLException {
        var parts = (Integer[]) row.getArray(5).getArray();
        return new StoredDay(
                row.getInt(1),
                row.getInt(2),
                row.getInt(3),
                row.getLong(4),
                Arrays.asList(parts),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    /** The listed parts of these days; their bytes come along where their seconds overlap with those given. */
    List<StoredPart> overlapping(int[] days, int[] firsts, int[] lasts) {
        return statements.query("""
                SELECT sent.day, part.part, part.rows, part.first_second, part.last_second,
                       CASE WHEN part.first_second <= sent.last_second AND part.last_second >= sent.first_second
                            THEN part.data ELSE ''::bytea END
                FROM unnest(?, ?, ?) AS sent (day, first_second, last_second)
                CROSS JOIN LATERAL (
                    SELECT * FROM series_day
                    WHERE user_id = ? AND type = ? AND day = DATE '1970-01-01' + sent.day
                    OFFSET 0) AS listed
                CROSS JOIN LATERAL (
                    SELECT * FROM series_part
                    WHERE user_id = listed.user_id AND type = listed.type AND day = listed.day
                      AND part = ANY (listed.parts)
                    OFFSET 0) AS part
                ORDER BY sent.day, array_position(listed.parts, part.part)
                """, SeriesStore::part, days, firsts, lasts, userId, type);
    }

    /** Some parts of a day, by number. */
    List<StoredPart> parts(int day, int[] parts) {
        return statements.query("""
                SELECT day - DATE '1970-01-01', part, rows, first_second, last_second, data
                FROM series_part
                WHERE user_id = ? AND type = ? AND day = DATE '1970-01-01' + ? AND part = ANY (?)
                """, SeriesStore::part, userId, type, day, parts);
    }

    private static StoredPart part(ResultSet row) throws SQLException {
        return new StoredPart(
                row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getBytes(6));
    }

    /** A listed part with the state of its day, as a read needs them, and from when on it may be seen. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record DayPart(int day, Instant created, Instant updated, byte[] data, Instant visibleSince) {}

    /**
     * Days of a range with their listed parts, by day, the oldest part first, as far as the viewer may see them: one statement
     * sees one state.
     *
     * @throws app.nowatch.platform.Problem.Forbidden when they may see nothing any more
     */
    List<DayPart> read(Viewing viewing, int from, int to) {
        var rows = statements.query(
                """
                SELECT listed.day - DATE '1970-01-01', listed.created, listed.updated, part.data, visible_since
                FROM visibility(?, ?, ?)
                LEFT JOIN series_day AS listed
                  ON listed.user_id = ? AND listed.type = ?
                 AND listed.day BETWEEN DATE '1970-01-01' + ? AND DATE '1970-01-01' + ?
                 AND listed.day >= (visible_since AT TIME ZONE 'UTC')::date
                LEFT JOIN LATERAL (
                    SELECT * FROM series_part
                    WHERE user_id = listed.user_id AND type = listed.type AND day = listed.day
                      AND part = ANY (listed.parts)
                    OFFSET 0) AS part ON true
                ORDER BY listed.day, array_position(listed.parts, part.part)
                """,
                row -> row.getBytes(4) == null ? Optional.<DayPart>empty() : Optional.of(dayPart(row)),
                viewing.owner(),
                viewing.viewer(),
                viewing.at().atOffset(ZoneOffset.UTC),
                userId,
                type,
                from,
                to);
        // A day that has gone meanwhile is missing; without a row at all the gate is closed.
        if (rows.isEmpty()) {
            throw Viewing.refusal();
        }
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private static DayPart dayPart(ResultSet row) throws SQLException {
        return new DayPart(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getBytes(4),
                since(row, 5));
    }

    void addParts(List<StoredPart> parts) {
        statements.update(
                """
                INSERT INTO series_part (user_id, type, day, part, rows, first_second, last_second, codec, data)
                SELECT ?, ?, DATE '1970-01-01' + sent.day, sent.part, sent.rows, sent.first_second, sent.last_second,
                       ?, sent.data
                FROM unnest(?, ?, ?, ?, ?, ?) AS sent (day, part, rows, first_second, last_second, data)
                """,
                userId,
                type,
                PartCodec.VERSION,
                parts.stream().mapToInt(StoredPart::day).toArray(),
                parts.stream().mapToInt(StoredPart::part).toArray(),
                parts.stream().mapToInt(StoredPart::rows).toArray(),
                parts.stream().mapToInt(StoredPart::firstSecond).toArray(),
                parts.stream().mapToInt(StoredPart::lastSecond).toArray(),
                parts.stream().map(StoredPart::data).toArray(byte[][]::new));
    }

    void removeParts(int day, int[] parts) {
        statements.update("""
                DELETE FROM series_part
                WHERE user_id = ? AND type = ? AND day = DATE '1970-01-01' + ? AND part = ANY (?)
                """, userId, type, day, parts);
    }

    /** The commit point: what is not listed here does not exist. */
    void putDay(StoredDay day) {
        statements.update(
                """
                INSERT INTO series_day (user_id, type, day, revision, rows, hash, parts, created, updated)
                VALUES (?, ?, DATE '1970-01-01' + ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, type, day) DO UPDATE
                SET revision = EXCLUDED.revision, rows = EXCLUDED.rows, hash = EXCLUDED.hash, parts = EXCLUDED.parts,
                    updated = EXCLUDED.updated
                """,
                userId,
                type,
                day.day(),
                day.revision(),
                day.rows(),
                day.hash(),
                day.parts().stream().mapToInt(Integer::intValue).toArray(),
                day.created().atOffset(ZoneOffset.UTC),
                day.updated().atOffset(ZoneOffset.UTC));
    }

    /** Days of which nothing is stored yet, each of one part. */
    void addDays(List<SpooledDays.Day> days, Instant now) {
        statements.update(
                """
                INSERT INTO series_day (user_id, type, day, revision, rows, hash, parts, created, updated)
                SELECT ?, ?, DATE '1970-01-01' + sent.day, part, sent.rows, sent.hash, ARRAY[part], ?, ?
                FROM unnest(?, ?, ?, ?) AS sent (day, part, rows, hash)
                """,
                userId,
                type,
                now,
                now,
                days.stream().mapToInt(day -> day.part().day()).toArray(),
                days.stream().mapToInt(day -> day.part().part()).toArray(),
                days.stream().mapToInt(day -> day.part().rows()).toArray(),
                days.stream().mapToLong(SpooledDays.Day::hash).toArray());
    }

    /** Whether a person has no day of a series. */
    static boolean isEmpty(Statements statements, UUID userId, SeriesType type) {
        return statements
                .query(
                        "SELECT 1 FROM series_day WHERE user_id = ? AND type = ? LIMIT 1",
                        row -> true,
                        userId,
                        type.code())
                .isEmpty();
    }

    /** Removes a range of days, both inclusive, and answers which there were. */
    List<Integer> remove(int from, int to) {
        statements.update("""
                DELETE FROM series_part
                WHERE user_id = ? AND type = ?
                  AND day BETWEEN DATE '1970-01-01' + ? AND DATE '1970-01-01' + ?
                """, userId, type, from, to);
        return statements.query("""
                DELETE FROM series_day
                WHERE user_id = ? AND type = ?
                  AND day BETWEEN DATE '1970-01-01' + ? AND DATE '1970-01-01' + ?
                RETURNING day - DATE '1970-01-01'
                """, row -> row.getInt(1), userId, type, from, to);
    }

    /** Removes every series of a person and answers how many days there were. */
    static int erase(Transaction transaction, UUID userId) {
        var statements = new Statements(transaction.connection());
        statements.update("DELETE FROM series_part WHERE user_id = ?", userId);
        return statements.update("DELETE FROM series_day WHERE user_id = ?", userId);
    }
}
