package app.nowatch.export;

import app.nowatch.Someone;
import app.nowatch.TestDatabase;
import app.nowatch.Zips;
import java.util.Random;

/** Many days of heart rate, every second, without uploading each. */
final class Days {
    /** Midnight of 2015-01-01 UTC. */
    static final long FIRST = 1_420_070_400L;

    static final int SECONDS = 86_400;
    private static final long SEED = 20_261_123;

    private Days() {}

    /** One day from 2015-01-01 on, uploaded. */
    static String csv() {
        var random = new Random(SEED);
        var csv = new StringBuilder(SECONDS * 16);
        int rate = 70;
        for (int second = 0; second < SECONDS; second++) {
            rate = Math.clamp(rate + random.nextInt(3) - 1, 45, 180);
            csv.append(FIRST + second)
                    .append(',')
                    .append(rate)
                    .append(',')
                    .append(random.nextInt(20) == 0 ? 2 : 4)
                    .append('\n');
        }
        return csv.toString();
    }

    /** So many days of somebody's, each like the first. */
    static void ofHeartRate(TestDatabase database, Someone person, int days) {
        person.client().upload("HEART_RATE", Zips.csv(csv())).expect(201);
        var id = person.id().substring("uid_".length());
        for (var table : new String[] {"series_day", "series_part"}) {
            var columns = String.join(", ", database.query("""
                    SELECT column_name::text FROM information_schema.columns
                    WHERE table_schema = 'public' AND table_name = '%s' AND is_generated = 'NEVER'
                    ORDER BY ordinal_position""".formatted(table)));
            database.execute(
                    "INSERT INTO %s (%s) SELECT %s FROM %s CROSS JOIN generate_series(1, %d) AS later WHERE user_id = '%s'"
                            .formatted(
                                    table,
                                    columns,
                                    columns.replaceFirst("\\bday\\b", "day + later"),
                                    table,
                                    days - 1,
                                    id));
        }
    }
}
