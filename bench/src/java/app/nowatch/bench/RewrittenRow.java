package app.nowatch.bench;

import java.util.Random;

/** The form we did not choose: one row a day, which every upload writes anew, a little larger each time. */
final class RewrittenRow {
    private static final long SEED = 1;

    private final Sql sql;
    private final long wholeDay;
    private final int uploads;

    /** @param wholeDay bytes of the day at its end, compressed as ours are */
    RewrittenRow(Sql sql, long wholeDay, int uploads) {
        this.sql = sql;
        this.wholeDay = wholeDay;
        this.uploads = uploads;
    }

    /** What the log takes for one day. */
    long walBytes() {
        sql.execute("CREATE TABLE bench_rewritten (id int PRIMARY KEY, data bytea NOT NULL)");
        sql.execute("ALTER TABLE bench_rewritten ALTER data SET STORAGE EXTERNAL");
        sql.execute("INSERT INTO bench_rewritten VALUES (1, '')");
        var random = new Random(SEED);
        var wal = WriteAheadLog.begin(sql);
        for (int i = 1; i <= uploads; i++) {
            var data = new byte[Math.toIntExact(wholeDay * i / uploads)];
            random.nextBytes(data);
            sql.execute("UPDATE bench_rewritten SET data = ? WHERE id = 1", data);
        }
        long bytes = wal.bytes();
        sql.execute("DROP TABLE bench_rewritten");
        return bytes;
    }
}
