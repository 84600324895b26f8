package app.nowatch.bench;

/** What series take on disk. */
final class StoredBytes {
    private final Sql sql;

    StoredBytes(Sql sql) {
        this.sql = sql;
    }

    /** The rows of somebody: parts, and the index that lists them. */
    long of(Person person) {
        var id = person.id(sql);
        return sql.number("SELECT coalesce(sum(pg_column_size(p)), 0) FROM series_part p WHERE user_id = ?::uuid", id)
                + sql.number(
                        "SELECT coalesce(sum(pg_column_size(d)), 0) FROM series_day d WHERE user_id = ?::uuid", id);
    }

    /** The tables of everybody with their indexes, half-empty pages and dead rows. */
    long ofTables() {
        return sql.number("SELECT pg_total_relation_size('series_part') + pg_total_relation_size('series_day')");
    }
}
