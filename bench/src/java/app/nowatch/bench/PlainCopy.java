package app.nowatch.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Takes in the same rows by PostgreSQL's own bulk load, one row a sample: logged, synchronous, with a primary key. */
final class PlainCopy {
    private static final int WARM_UP_DAYS = 2;
    private static final int DAYS = 10;
    private static final String COPY = "COPY bench_copy FROM STDIN (FORMAT csv)";

    private final BenchedServer server;
    private final HeartRateDay day;

    PlainCopy(BenchedServer server, HeartRateDay day) {
        this.server = server;
        this.day = day;
    }

    /** By the CPU time of the database alone. */
    double samplesPerSecond() throws IOException, SQLException {
        try (var sql = server.sql()) {
            sql.execute("""
                    CREATE TABLE bench_copy (
                        user_id uuid, type smallint, at timestamptz, value int, quality smallint,
                        PRIMARY KEY (user_id, type, at))""");
            var user = new UUID(1, 1).toString();
            copy(sql, user, 0, WARM_UP_DAYS);
            var start = server.cpu();
            copy(sql, user, WARM_UP_DAYS, WARM_UP_DAYS + DAYS);
            double seconds = server.cpu().since(start).database();
            sql.execute("DROP TABLE bench_copy");
            return (double) DAYS * HeartRateDay.ROWS / seconds;
        }
    }

    private void copy(Sql sql, String user, int from, int to) throws IOException, SQLException {
        var copies = sql.connection().unwrap(PGConnection.class).getCopyAPI();
        for (int i = from; i < to; i++) {
            copies.copyIn(COPY, new ByteArrayInputStream(day.rows(user, i)));
        }
    }
}
