package app.nowatch.platform.backup;

import app.nowatch.platform.db.Statements;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What PostgreSQL knows of the tables: nothing here knows one by name but that of the migrations, which are made anew. */
final class CatalogStore {
    private final Statements statements;

    CatalogStore(Connection connection) {
        statements = new Statements(connection);
    }

    /** A foreign key: rows of one table that need rows of the other. */
    record Reference(String from, String to) {}

    /** The tables that no other one is the parent of: to lock these is to lock all. */
    List<String> roots() {
        return statements.query("""
                SELECT relname FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                  AND relname <> 'flyway_schema_history'
                ORDER BY relname
                """, row -> CopiedTable.check(row.getString(1)));
    }

    /** Every table with rows of its own; columns that are computed from others left out. */
    List<CopiedTable> tables() {
        return statements.query(
                """
                SELECT class.relname, coalesce(parent.relname, '') AS parent,
                       coalesce(pg_get_expr(class.relpartbound, class.oid), '') AS bound,
                       (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
                        WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
                FROM pg_class AS class
                LEFT JOIN pg_inherits ON inhrelid = class.oid
                LEFT JOIN pg_class AS parent ON parent.oid = inhparent
                WHERE class.relnamespace = current_schema()::regnamespace AND class.relkind = 'r'
                  AND class.relname <> 'flyway_schema_history'
                ORDER BY class.relname
                """,
                row -> new CopiedTable(row.getString(1), row.getString(2), row.getString(3), List.of((String[])
                        row.getArray(4).getArray())));
    }

    List<Reference> references() {
        return statements.query("""
                SELECT own.relname, other.relname
                FROM pg_constraint
                JOIN pg_class AS own ON own.oid = conrelid
                JOIN pg_class AS other ON other.oid = confrelid
                WHERE contype = 'f' AND own.relnamespace = current_schema()::regnamespace AND own.oid <> other.oid
                """, row -> new Reference(row.getString(1), row.getString(2)));
    }

    /** The last number that each sequence has given; those that have given none are left out. */
    Map<String, Long> sequences() {
        var values = new TreeMap<String, Long>();
        statements.query("""
                SELECT sequencename, last_value FROM pg_sequences
                WHERE schemaname = current_schema() AND last_value IS NOT NULL
                """, row -> values.put(CopiedTable.check(row.getString(1)), row.getLong(2)));
        return values;
    }

    void setSequence(String name, long last) {
        statements.query("SELECT setval(?::regclass, ?)", row -> true, CopiedTable.quoted(name), last);
    }

    /** Such as {@code 010}. */
    String schema() {
        return statements
                .query(
                        "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1",
                        row -> row.getString(1))
                .getFirst();
    }

    String postgres() {
        return statements.query("SHOW server_version", row -> row.getString(1)).getFirst();
    }

    /** Within a transaction, before its snapshot: nobody drops or changes a table until it ends, and everybody reads and writes. */
    void hold(List<String> tables) {
        if (!tables.isEmpty()) {
            statements.update("LOCK TABLE "
                    + String.join(", ", tables.stream().map(CopiedTable::quoted).toList())
                    + " IN ACCESS SHARE MODE");
        }
    }

    void makePartition(CopiedTable table) {
        statements.update("CREATE TABLE " + CopiedTable.quoted(table.name()) + " PARTITION OF "
                + CopiedTable.quoted(table.parent()) + " " + table.bound());
    }

    /** New tables have no statistics, by which the first statements would be planned badly. */
    void analyze() {
        statements.update("ANALYZE");
    }
}
