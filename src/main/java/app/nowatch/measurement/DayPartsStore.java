package app.nowatch.measurement;

import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Days of several series of a person at once. */
final class DayPartsStore {
    private static final long FIRST_PRIME = 0x9e3779b97f4a7c15L;
    private static final long SECOND_PRIME = 0xbf58476d1ce4e5b9L;

    private DayPartsStore() {}

    /** A listed part; the stamp is that of its day and series. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(int type, long stamp, byte[] data) {}

    /** Takes a day and the stamp of one of its series. */
    interface Stamps {
        void add(int day, long stamp);
    }

    static void stamps(Statements statements, UUID userId, int[] types, int from, int to, Stamps stamps) {
        statements.query(
                """
                SELECT type, revision, hash, created, day - DATE '1970-01-01' AS day
                FROM series_day
                WHERE user_id = ? AND type = ANY (?) AND day BETWEEN DATE '1970-01-01' + ? AND DATE '1970-01-01' + ?
                """,
                row -> {
                    stamps.add(row.getInt("day"), stamp(row));
                    return true;
                },
                userId,
                types,
                from,
                to);
    }

    /** By series, the oldest part first; one statement sees one state. */
    static List<Part> parts(Statements statements, UUID userId, int[] types, int day) {
        return statements.query(
                """
                SELECT listed.type, listed.revision, listed.hash, listed.created, part.data
                FROM series_day AS listed
                CROSS JOIN LATERAL (
                    SELECT * FROM series_part
                    WHERE user_id = listed.user_id AND type = listed.type AND day = listed.day
                      AND part = ANY (listed.parts)
                    OFFSET 0) AS part
                WHERE listed.user_id = ? AND listed.type = ANY (?) AND listed.day = DATE '1970-01-01' + ?
                ORDER BY listed.type, array_position(listed.parts, part.part)
                """, row -> new Part(row.getInt("type"), stamp(row), row.getBytes("data")), userId, types, day);
    }

    /** With the revision and the time of the first upload, since a day may change and change back, or be deleted and sent again. */
    private static long stamp(ResultSet row) throws SQLException {
        long mixed = (row.getLong("hash") + row.getInt("type") * FIRST_PRIME) * SECOND_PRIME;
        mixed = (mixed ^ mixed >>> 31) + row.getInt("revision");
        mixed = (mixed ^ mixed >>> 30) * FIRST_PRIME
                + Statements.instant(row, "created").toEpochMilli();
        mixed *= SECOND_PRIME;
        return mixed ^ mixed >>> 29;
    }

    /** The first and the last day that has rows of these series; empty without any. */
    static Optional<int[]> extent(Statements statements, UUID userId, int[] types) {
        return statements
                .query(
                        """
                        SELECT min(day) - DATE '1970-01-01' AS first, max(day) - DATE '1970-01-01' AS last
                        FROM series_day
                        WHERE user_id = ? AND type = ANY (?)
                        """,
                        row -> row.getObject("first") == null
                                ? Optional.<int[]>empty()
                                : Optional.of(new int[] {row.getInt("first"), row.getInt("last")}),
                        userId,
                        types)
                .getFirst();
    }
}
