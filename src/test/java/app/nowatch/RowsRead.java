package app.nowatch;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Statements;
import java.util.function.Consumer;

/**
 * How many rows of a table PostgreSQL has read, as it counts them itself.
 *
 * @param scanned by walking through the table
 * @param found by an index
 */
public record RowsRead(long scanned, long found) {
    private static final String COUNTED = """
            SELECT coalesce(seq_tup_read, 0) AS scanned, coalesce(idx_tup_fetch, 0) AS found
            FROM pg_stat_xact_user_tables WHERE relname = ?
            """;

    /**
     * By some statements.
     *
     * @param planning {@code force_custom_plan} or {@code force_generic_plan}: PostgreSQL may come to use either
     */
    public static RowsRead by(Database database, String table, String planning, Consumer<Statements> work) {
        return database.inTransaction(transaction -> {
            var statements = transaction.statements();
            statements.query("SELECT set_config('plan_cache_mode', ?, true)", row -> true, planning);
            var before = counted(statements, table);
            work.accept(statements);
            var after = counted(statements, table);
            return new RowsRead(after.scanned - before.scanned, after.found - before.found);
        });
    }

    private static RowsRead counted(Statements statements, String table) {
        return statements
                .query(COUNTED, row -> new RowsRead(row.getLong("scanned"), row.getLong("found")), table)
                .getFirst();
    }
}
