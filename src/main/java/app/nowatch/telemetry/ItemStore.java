package app.nowatch.telemetry;

import app.nowatch.account.UserId;
import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Reads, for operators. */
final class ItemStore {
    /**
     * The table of a signal stands for {@code ITEMS}. An item is at most {@link Bounds#AHEAD} ahead of its arrival: that spares
     * a look at the partitions of earlier days.
     */
    static final String LIST = """
            SELECT item.*, source.document AS source_document
            FROM (
                SELECT * FROM ITEMS
                WHERE received >= ? AND time >= ? AND time < ? AND (time, id) < (?, ?) AND (? = '' OR service = ?)
                  AND (? < 0 OR severity >= ?)
                ORDER BY time DESC, id DESC LIMIT ?) AS item
            LEFT JOIN telemetry_source AS source ON source.id = item.source AND source.received = item.received
            ORDER BY item.time DESC, item.id DESC
            """;

    /** What a span tells of in an event and in a log is one crash. */
    private static final String CRASHES = """
            SELECT coalesce(firmware, '') AS firmware, exception,
                   count(DISTINCT coalesce(encode(trace_id || span_id, 'hex'), id::text)) AS crashes,
                   count(DISTINCT user_id) AS people
            FROM (
                SELECT * FROM telemetry_span
                WHERE exception IS NOT NULL AND received >= ? AND (? = '' OR firmware = ?)
                UNION ALL
                SELECT * FROM telemetry_log
                WHERE exception IS NOT NULL AND received >= ? AND (? = '' OR firmware = ?)) AS crash
            GROUP BY 1, 2
            ORDER BY crashes DESC, 1, 2
            LIMIT ?
            """;

    private final Statements statements;

    ItemStore(Statements statements) {
        this.statements = statements;
    }

    List<Item> list(Signal signal, ItemQuery query) {
        return statements.query(sql(signal), row -> item(signal, row), parameters(query));
    }

    static String sql(Signal signal) {
        return LIST.replace("ITEMS", signal.table());
    }

    static Object[] parameters(ItemQuery query) {
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
            query.limit()
        };
    }

    private static Item item(Signal signal, ResultSet row) throws SQLException {
        var source = row.getString("source_document");
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
                source == null ? "{}" : source,
                row.getString("document"));
    }

    private static String hex(byte @org.jspecify.annotations.Nullable [] id) {
        return id == null ? "" : HexFormat.of().formatHex(id);
    }

    /**
     * How often something broke, most often first.
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
                        row.getLong("people")),
                since,
                firmware,
                firmware,
                since,
                firmware,
                firmware,
                most);
    }
}
