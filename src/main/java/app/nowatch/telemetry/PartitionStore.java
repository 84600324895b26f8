package app.nowatch.telemetry;

import app.nowatch.platform.db.Statements;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Names are those of the table with the day behind it: {@code telemetry_span_20261123}. */
final class PartitionStore {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAY_DIGITS = 8;

    /** Of what the program holds by a lock of PostgreSQL; no other number of ours. */
    private static final long LOCK = 0x7E1E_0011L;

    private final Statements statements;

    PartitionStore(Statements statements) {
        this.statements = statements;
    }

    private static List<String> tables() {
        return Stream.concat(
                        Stream.of("telemetry_source"),
                        Stream.of(Signal.values()).map(Signal::table))
                .toList();
    }

    private static String name(String table, LocalDate day) {
        return table + "_" + DAY.format(day);
    }

    /** Within a transaction; whoever comes second waits and finds them there. */
    void make(LocalDate day) {
        statements.query("SELECT pg_advisory_xact_lock(?)", row -> true, LOCK);
        for (var table : tables()) {
            if (!exists(name(table, day))) {
                make(table, day);
            }
        }
    }

    private boolean exists(String name) {
        return statements
                .query("SELECT to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), name)
                .getFirst();
    }

    /**
     * Attached rather than made in its place: that keeps nobody from reading and writing the others. What is only added to and soon
     * dropped need not be vacuumed for having grown.
     */
    private void make(String table, LocalDate day) {
        var name = name(table, day);
        statements.update("CREATE TABLE " + name + " (LIKE " + table
                + " INCLUDING ALL) WITH (autovacuum_vacuum_insert_threshold = -1)");
        statements.update("ALTER TABLE " + table + " ATTACH PARTITION " + name + " FOR VALUES FROM ('" + day
                + "T00:00:00Z') TO ('" + day.plusDays(1) + "T00:00:00Z')");
    }

    /** The names of those of earlier days. */
    List<String> before(LocalDate day) {
        var names = statements.query(
                "SELECT relid::text FROM unnest(?::text[]) AS parent, pg_partition_tree(parent::regclass) WHERE isleaf",
                row -> row.getString(1),
                (Object) tables().toArray(String[]::new));
        return names.stream().filter(name -> day(name).isBefore(day)).toList();
    }

    private static LocalDate day(String name) {
        return LocalDate.parse(name.substring(name.length() - DAY_DIGITS), DAY);
    }

    /** Within a transaction; gives up when somebody uses the table, or the one that it is a part of, for more than two seconds. */
    void drop(String name) {
        statements.query("SELECT pg_advisory_xact_lock(?)", row -> true, LOCK);
        statements.update("SET LOCAL lock_timeout = '2s'");
        statements.update("DROP TABLE IF EXISTS " + name);
    }
}
