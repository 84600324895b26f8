package app.nowatch.telemetry;

import app.nowatch.account.UserId;
import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads, for operators. */
final class ItemStore {
    /**
     * The table of a signal stands for {@code ITEMS}. An item is at most {@link Bounds#AHEAD} ahead of its arrival: that spares
     * a look at the partitions of earlier days. Documents that are too many are counted, and not read.
     */
    static final String LIST = """
            SELECT *
            FROM (
                SELECT *, octet_length(document) AS bytes, sum(octet_length(document)) OVER (
                    ORDER BY time DESC, id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS bytes_before
                FROM (
                    SELECT * FROM ITEMS
                    WHERE received >= ? AND time >= ? AND time < ? AND (time, id) < (?, ?) AND (? = '' OR service = ?)
                      AND (? < 0 OR severity >= ?)
                    ORDER BY time DESC, id DESC LIMIT ?) AS wanted) AS item
            WHERE coalesce(bytes_before, 0) < ?
            ORDER BY time DESC, id DESC
            """;

    /** By the times of arrival, too: they tell the partitions. */
    static final String SOURCES =
            "SELECT id, %s AS value FROM telemetry_source WHERE id = ANY (?::uuid[]) AND received >= ? AND received <= ?";

    /** What a span tells of in an event and in a log is one crash. */
    private static final String CRASHES = """
            SELECT firmware, coalesce(exception, '') AS exception, coalesce(crashes, 0) AS crashes, coalesce(people, 0) AS people,
                   coalesce(failure.total, 0) AS failure_reports
            FROM (
                SELECT coalesce(split_part(firmware, '+', 1), '') AS firmware, exception,
                       count(DISTINCT coalesce(encode(trace_id || span_id, 'hex'), id::text)) AS crashes,
                       count(DISTINCT user_id) AS people
                FROM (
                    SELECT * FROM telemetry_span
                    WHERE exception IS NOT NULL AND received >= ? AND (? = '' OR split_part(firmware, '+', 1) = ?)
                    UNION ALL
                    SELECT * FROM telemetry_log
                    WHERE exception IS NOT NULL AND received >= ? AND (? = '' OR split_part(firmware, '+', 1) = ?)) AS told
                GROUP BY 1, 2) AS crash
            FULL JOIN (SELECT * FROM firmware_failure WHERE ? = '' OR firmware = ?) AS failure USING (firmware)
            -- By people: one alone can tell of as many crashes as they like.
            ORDER BY greatest(coalesce(people, 0), coalesce(failure.total, 0)) DESC, crashes DESC, 1, 2
            LIMIT ?
            """;

    private final Statements statements;

    ItemStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * Until the transaction ends, rows are read in the order of an index and only so many as are wanted. Of a day that has just begun
     * PostgreSQL knows nothing yet, takes it for nearly empty, and would gather and sort all of it.
     */
    void walkIndexes() {
        statements.update("SET LOCAL enable_bitmapscan = off");
        statements.update("SET LOCAL enable_seqscan = off");
        hurry();
    }

    /** Until the transaction ends, nothing takes so long that dropping a day, and behind it the writer, would have to wait. */
    void hurry() {
        statements.update("SET LOCAL statement_timeout = '10s'");
    }

    /**
     * An item without its source.
     *
     * @param bytes of its document
     */
    record Found(Item item, UUID source, long bytes) {}

    /** Items up to the one with which their documents have at least so many bytes; fewer than wanted for no other reason. */
    List<Found> list(Signal signal, ItemQuery query, long bytes) {
        return statements.query(
                sql(signal),
                row -> new Found(item(signal, row), row.getObject("source", UUID.class), row.getLong("bytes")),
                parameters(query, bytes));
    }

    /** How many bytes the sources of items have; those that are gone meanwhile have none. */
    Map<UUID, Long> sourceSizes(Collection<Found> items) {
        return sources("octet_length(document)", items, row -> row.getLong("value"));
    }

    /** The JSON of the sources of items, each once. */
    Map<UUID, String> sources(Collection<Found> items) {
        return sources("document", items, row -> row.getString("value"));
    }

    private <T> Map<UUID, T> sources(String value, Collection<Found> items, Statements.Row<T> reader) {
        if (items.isEmpty()) {
            return Map.of();
        }
        var received = items.stream().map(found -> found.item().received()).toList();
        var ids = items.stream().map(found -> found.source().toString()).distinct();
        return statements
                .query(
                        SOURCES.formatted(value),
                        row -> Map.entry(row.getObject("id", UUID.class), reader.read(row)),
                        ids.toArray(String[]::new),
                        Collections.min(received),
                        Collections.max(received))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String sql(Signal signal) {
        return LIST.replace("ITEMS", signal.table());
    }

    static Object[] parameters(ItemQuery query, long bytes) {
        return new Object[] {
            query.from().minus(Bounds.AHEAD),
            query.from(),
            query.to(),
            query.after().time(),
            query.after().id(),
            query.service(),
            query.service(),
            query.severity(),
            query.severity(),
            query.limit(),
            bytes
        };
    }

    private static Item item(Signal signal, ResultSet row) throws SQLException {
        return new Item(
                signal,
                row.getObject("id", UUID.class),
                UserId.of(row.getObject("user_id", UUID.class)),
                Statements.instant(row, "received"),
                Statements.instant(row, "time"),
                row.getString("service"),
                row.getString("name"),
                row.getInt("severity"),
                hex(row.getBytes("trace_id")),
                hex(row.getBytes("span_id")),
                "{}",
                row.getString("document"));
    }

    private static String hex(byte @org.jspecify.annotations.Nullable [] id) {
        return id == null ? "" : HexFormat.of().formatHex(id);
    }

    /**
     * How often something broke, first what broke for most people; a version of which nobody told a crash, but failed installations,
     * once. What differs in build metadata alone is one version.
     *
     * @param firmware empty for any
     */
    List<CrashTotal> crashes(String firmware, Instant since, int most) {
        return statements.query(
                CRASHES,
                row -> new CrashTotal(
                        row.getString("firmware"),
                        row.getString("exception"),
                        row.getLong("crashes"),
                        row.getLong("people"),
                        row.getLong("failure_reports")),
                since,
                firmware,
                firmware,
                since,
                firmware,
                firmware,
                firmware,
                firmware,
                most);
    }
}
