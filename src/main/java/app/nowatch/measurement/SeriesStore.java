package app.nowatch.measurement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Days and their parts. Days go in and out as days since 1970-01-01. */
interface SeriesStore {
    String DAY_COLUMNS = "(day - DATE '1970-01-01') AS day, revision, rows, hash, parts, created, updated";

    /**
     * The entry of a day in the index.
     *
     * @param day days since 1970-01-01
     * @param revision counts the changes of the day, from 1
     * @param rows how many seconds have a value
     * @param hash {@link DayHash} of all rows
     * @param parts the numbers of the parts that count, oldest first: the later one wins
     */
    record StoredDay(
            int day, int revision, int rows, long hash, List<Integer> parts, Instant created, Instant updated) {}

    /**
     * A part of a day as the database holds it.
     *
     * @param day days since 1970-01-01
     * @param part its number within the day
     * @param rows how many seconds it has
     * @param firstSecond the first of them
     * @param lastSecond the last of them
     * @param data its bytes; empty when they were not asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StoredPart(int day, int part, int rows, int firstSecond, int lastSecond, byte[] data) {
        static StoredPart of(int day, int part, Columns rows, byte[] data) {
            return new StoredPart(day, part, rows.size, rows.first(), rows.last(), data);
        }
    }

    /** A day and one of its parts, as a read needs them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record DayPart(
            int day,
            int revision,
            int rows,
            long hash,
            List<Integer> parts,
            Instant created,
            Instant updated,
            byte[] data) {
        StoredDay stored() {
            return new StoredDay(day, revision, rows, hash, parts, created, updated);
        }
    }

    /** Keeps others from writing under the same key until the transaction ends. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(:key)")
    int lock(@Bind("key") long key);

    /** What the index says about these days. */
    @SqlQuery("SELECT " + DAY_COLUMNS + """
             FROM series_day
            WHERE user_id = :userId AND type = :type AND day = ANY (
                SELECT DATE '1970-01-01' + sent FROM unnest(:days::int[]) AS sent)
            """)
    List<StoredDay> days(@Bind("userId") UUID userId, @Bind("type") int type, @Bind("days") int[] days);

    /** What the index says about a range of days, both inclusive, oldest first. */
    @SqlQuery("SELECT " + DAY_COLUMNS + """
             FROM series_day
            WHERE user_id = :userId AND type = :type AND day BETWEEN :from AND :to
            ORDER BY day
            """)
    List<StoredDay> days(
            @Bind("userId") UUID userId,
            @Bind("type") int type,
            @Bind("from") LocalDate from,
            @Bind("to") LocalDate to);

    /** The listed parts of these days; their bytes come along where their seconds overlap with those given. */
    @SqlQuery("""
            SELECT sent.day, part.part, part.rows, part.first_second, part.last_second,
                   CASE WHEN part.first_second <= sent.last_second AND part.last_second >= sent.first_second
                        THEN part.data ELSE ''::bytea END AS data
            FROM unnest(:days::int[], :firsts::int[], :lasts::int[]) AS sent (day, first_second, last_second)
            JOIN series_day AS listed
              ON listed.user_id = :userId AND listed.type = :type AND listed.day = DATE '1970-01-01' + sent.day
            JOIN series_part AS part
              ON part.user_id = :userId AND part.type = :type AND part.day = listed.day
             AND part.part = ANY (listed.parts)
            ORDER BY sent.day, array_position(listed.parts, part.part)
            """)
    List<StoredPart> overlapping(
            @Bind("userId") UUID userId,
            @Bind("type") int type,
            @Bind("days") int[] days,
            @Bind("firsts") int[] firsts,
            @Bind("lasts") int[] lasts);

    /** Some parts of a day, by number. */
    @SqlQuery("""
            SELECT (day - DATE '1970-01-01') AS day, part, rows, first_second, last_second, data
            FROM series_part
            WHERE user_id = :userId AND type = :type AND day = DATE '1970-01-01' + :day AND part = ANY (:parts)
            """)
    List<StoredPart> parts(
            @Bind("userId") UUID userId, @Bind("type") int type, @Bind("day") int day, @Bind("parts") int[] parts);

    /** Days of a range with their listed parts, by day, the oldest part first: one statement sees one state. */
    @SqlQuery("""
            SELECT (listed.day - DATE '1970-01-01') AS day, listed.revision, listed.rows, listed.hash, listed.parts,
                   listed.created, listed.updated, part.data
            FROM series_day AS listed
            JOIN series_part AS part
              ON part.user_id = listed.user_id AND part.type = listed.type AND part.day = listed.day
             AND part.part = ANY (listed.parts)
            WHERE listed.user_id = :userId AND listed.type = :type
              AND listed.day BETWEEN DATE '1970-01-01' + :from AND DATE '1970-01-01' + :to
            ORDER BY listed.day, array_position(listed.parts, part.part)
            """)
    List<DayPart> read(@Bind("userId") UUID userId, @Bind("type") int type, @Bind("from") int from, @Bind("to") int to);

    @SqlBatch("""
            INSERT INTO series_part (user_id, type, day, part, rows, first_second, last_second, codec, data)
            VALUES (:userId, :type, DATE '1970-01-01' + :day, :part, :rows, :firstSecond, :lastSecond, :codec, :data)
            """)
    void addParts(
            @Bind("userId") UUID userId,
            @Bind("type") int type,
            @Bind("codec") int codec,
            @BindMethods List<StoredPart> parts);

    @SqlUpdate("""
            DELETE FROM series_part
            WHERE user_id = :userId AND type = :type AND day = DATE '1970-01-01' + :day AND part = ANY (:parts)
            """)
    void removeParts(
            @Bind("userId") UUID userId, @Bind("type") int type, @Bind("day") int day, @Bind("parts") int[] parts);

    /** The commit point: what is not listed here does not exist. */
    @SqlBatch("""
            INSERT INTO series_day (user_id, type, day, revision, rows, hash, parts, created, updated)
            VALUES (:userId, :type, DATE '1970-01-01' + :day, :revision, :rows, :hash, :parts, :created, :updated)
            ON CONFLICT (user_id, type, day) DO UPDATE
            SET revision = EXCLUDED.revision, rows = EXCLUDED.rows, hash = EXCLUDED.hash, parts = EXCLUDED.parts,
                updated = EXCLUDED.updated
            """)
    void putDays(@Bind("userId") UUID userId, @Bind("type") int type, @BindMethods List<StoredDay> days);

    @SqlUpdate("""
            DELETE FROM series_part
            WHERE user_id = :userId AND type = :type AND day BETWEEN :from AND :to
            """)
    void removeParts(
            @Bind("userId") UUID userId,
            @Bind("type") int type,
            @Bind("from") LocalDate from,
            @Bind("to") LocalDate to);

    @SqlUpdate("""
            DELETE FROM series_day
            WHERE user_id = :userId AND type = :type AND day BETWEEN :from AND :to
            """)
    int removeDays(
            @Bind("userId") UUID userId,
            @Bind("type") int type,
            @Bind("from") LocalDate from,
            @Bind("to") LocalDate to);

    @SqlUpdate("DELETE FROM series_part WHERE user_id = :userId")
    void eraseParts(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM series_day WHERE user_id = :userId")
    int eraseDays(@Bind("userId") UUID userId);
}
