package app.nowatch.bench;

/** Counts what PostgreSQL writes to its log of changes. */
final class WriteAheadLog {
    private final Sql sql;
    private final String start;

    private WriteAheadLog(Sql sql, String start) {
        this.sql = sql;
        this.start = start;
    }

    /** From a checkpoint on: the first change of each page after it logs the whole page, as it does in real life. */
    static WriteAheadLog begin(Sql sql) {
        sql.execute("CHECKPOINT");
        return new WriteAheadLog(sql, sql.text("SELECT pg_current_wal_insert_lsn()::text"));
    }

    /** Since {@link #begin}. */
    long bytes() {
        return sql.number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ?::pg_lsn)::bigint", start);
    }
}
