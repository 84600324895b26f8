package app.nowatch.bench;

import java.util.stream.Collectors;

/** Copies somebody with all days, in SQL: others with other ids and addresses and the same days. */
final class Clones {
    private static final int AT_ONCE = 100;

    private final Sql sql;
    private final String id;

    private Clones(Sql sql, String id) {
        this.sql = sql;
        this.id = id;
    }

    static Clones of(Sql sql, Person person) {
        return new Clones(sql, person.id(sql));
    }

    /** Makes so many, and lets the database write out and look at what it has got before anybody measures. */
    void make(int copies, Report report) {
        sql.execute("CREATE TEMPORARY TABLE clone (number int, id uuid)");
        for (int done = 0; done < copies; done += AT_ONCE) {
            sql.execute("TRUNCATE clone");
            sql.execute(
                    "INSERT INTO clone SELECT n, gen_random_uuid() FROM generate_series(?, ?) n",
                    done + 1,
                    Math.min(copies, done + AT_ONCE));
            copy("account", "id");
            copy("series_part", "user_id");
            copy("series_day", "user_id");
            report.progress("  " + Math.min(copies, done + AT_ONCE) + " people copied");
        }
        sql.execute("VACUUM (ANALYZE)");
        sql.execute("CHECKPOINT");
    }

    private void copy(String table, String owner) {
        var columns = sql.texts("""
                SELECT column_name::text FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER'
                ORDER BY ordinal_position""", table);
        var values = columns.stream().map(column -> value(column, owner)).collect(Collectors.joining(", "));
        sql.execute(
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + values + " FROM " + table
                        + " t, clone c WHERE t." + owner + " = ?::uuid",
                id);
    }

    private static String value(String column, String owner) {
        if (column.equals(owner)) {
            return "c.id";
        }
        return column.equals("email") ? "'clone-' || c.number || '@bench.example'" : "t." + column;
    }
}
