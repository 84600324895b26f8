package app.nowatch.bench;

import app.nowatch.Zips;
import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The ten daily figures: made of series for the first time, read again, and made for many people at once. */
final class Statistics implements Measure {
    private static final long SEED = 20_261_123;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 28;
    private static final int YEAR = 13 * DAYS;
    private static final int PEOPLE = 100;
    private static final int PEOPLE_LONG = 1_000;
    private static final int ROUNDS = 3;
    private static final int READS = 20;
    private static final double MOST_COLD = 50;
    private static final double MOST_WARM = 300;
    private static final int OK = 200;
    private static final int COME_AGAIN = 503;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final List<SeriesKind> KINDS = List.of(
            SeriesKind.HEART_BEAT,
            SeriesKind.HEART_RATE,
            SeriesKind.ACTIVITY_COUNT,
            SeriesKind.ACTIVITY_TYPE,
            SeriesKind.ACTIVITY_CADENCE);

    private static final String ALL_TYPES =
            "STRESS_DURATION,STRESS_RECOVERY,STRESS_FREQUENCY,INTENSE_ACTIVITY,DAYTIME_RESTING_HEART_RATE,SLEEP_HRV,"
                    + "SLEEP_DURATION,SLEEP_REGULARITY,SLEEP_STAGES,SLEEP_CYCLES";

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        report.progress("statistics: " + DAYS + " days of a wearer, heart rate and movement every second");
        var person = Person.register(server, "statistics");
        upload(person);
        try (var sql = server.sql()) {
            var id = UUID.fromString(person.id(sql));
            stage.beginLoad();
            cold(report, person, sql, id);
            int people = stage.longRun() ? PEOPLE_LONG : PEOPLE;
            backfill(report, sql, person, people);
            warm(report, person, sql, id);
            stage.endLoad();
        }
    }

    private static void upload(Person person) throws IOException {
        var wearer = Wearer.of(WearerProfile.of(SEED, ZoneOffset.UTC), FIRST.minusDays(1), DAYS + 2);
        try (var connection = person.connect()) {
            for (int day = 0; day < DAYS; day++) {
                for (var kind : KINDS) {
                    var zip = Zips.entry(kind + ".csv", wearer.csv(kind, FIRST.plusDays(day)));
                    person.upload(connection, Requests.form(kind.name(), zip));
                }
            }
        }
    }

    private static byte[] request(Person person, int days) {
        return Requests.get(
                "/v1/statistics?type=" + ALL_TYPES + "&start_day=" + FIRST + "&end_day=" + FIRST.plusDays(days - 1L),
                person.token());
    }

    /** Asks until there is an answer: what is too much for one request goes on in the background. */
    private static void readWhole(HttpConnection connection, byte[] request) throws IOException {
        int status = connection.exchange(request);
        while (status == COME_AGAIN) {
            status = connection.exchange(request);
        }
        connection.require(OK, status);
    }

    private static void cold(Report report, Person person, Sql sql, UUID id) throws IOException {
        report.progress("statistics: all figures of " + DAYS + " days, made anew " + ROUNDS + " times");
        var request = request(person, DAYS);
        double[] milliseconds = new double[ROUNDS];
        try (var connection = person.connect()) {
            readWhole(connection, request);
            for (int round = 0; round < ROUNDS; round++) {
                sql.execute("DELETE FROM daily_figures WHERE user_id = ?", id);
                sql.execute("DELETE FROM minute_day WHERE user_id = ?", id);
                long start = System.nanoTime();
                readWhole(connection, request);
                milliseconds[round] = Run.seconds(System.nanoTime() - start) * 1000 / DAYS;
            }
        }
        Arrays.sort(milliseconds);
        report.add(Row.below(
                "all ten statistics of a day, tables of minutes still to make, per day",
                milliseconds[ROUNDS / 2],
                "ms",
                "",
                MOST_COLD));
    }

    private static void warm(Report report, Person person, Sql sql, UUID id) throws Exception {
        report.progress("statistics: a year, read again and again");
        for (int copy = 1; copy < YEAR / DAYS; copy++) {
            copyDays(sql, "series_day", id, copy * DAYS);
            copyDays(sql, "series_part", id, copy * DAYS);
        }
        sql.execute("VACUUM (ANALYZE)");
        var request = request(person, YEAR);
        try (var connection = person.connect()) {
            readWhole(connection, request);
        }
        var run = Load.times(READS, 1, Load.overHttp(person.port(), connection -> connection.expect(OK, request)));
        double milliseconds = Turns.milliseconds(List.of(run), 0.5);
        report.add(Row.below(
                "a year (" + YEAR + " days) of all ten statistics in one request, p50",
                milliseconds,
                "ms",
                "",
                MOST_WARM));
        report.add(Row.shown("the same, per day", Figures.of(milliseconds * 1000 / YEAR) + " µs", "", ""));
    }

    private static void copyDays(Sql sql, String table, UUID id, int later) {
        var columns = sql.texts("""
                SELECT column_name::text FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER'
                ORDER BY ordinal_position""", table);
        var names = String.join(", ", columns);
        var values = names.replaceFirst("\\bday\\b", "day + " + later);
        sql.execute(
                "INSERT INTO " + table + " (" + names + ") SELECT " + values + " FROM " + table
                        + " WHERE user_id = ? AND day BETWEEN ? AND ?",
                id,
                FIRST,
                FIRST.plusDays(DAYS - 1L));
    }

    private static void backfill(Report report, Sql sql, Person person, int people) throws InterruptedException {
        report.progress("statistics: a backfill of " + people + " people");
        Clones.of(sql, person).make(people, report);
        long start = System.nanoTime();
        sql.execute("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                SELECT 'figures', id || '/0', now(), false, 1 FROM account WHERE email LIKE 'clone-%'
                """);
        long all = (long) people * DAYS;
        long done = 0;
        while (done < all) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("the backfill has not ended: " + done + " of " + all);
            }
            Thread.sleep(POLL);
            long now = sql.number("""
                    SELECT count(*) FROM daily_figures JOIN account ON account.id = user_id
                    WHERE email LIKE 'clone-%'""");
            if (now * 10 / all > done * 10 / all) {
                report.progress("  " + now + " of " + all + " user-days");
            }
            done = now;
        }
        double perSecond = all / Run.seconds(System.nanoTime() - start);
        report.add(Row.shown(
                "backfill of " + people + " people x " + DAYS + " days, user-days a second",
                Figures.of(perSecond),
                "",
                ""));
    }
}
