package app.nowatch.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** How fast somebody takes their heart rate along, beside a plain zip of the same bytes at the same level. */
final class Export implements Measure {
    private static final int DAYS = 20;
    private static final int ROUNDS = 5;
    private static final double OF_PLAIN_ZIP = 0.5;
    private static final double MEGA = 1e6;
    private static final int OK = 200;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        report.progress("export: " + DAYS + " days of heart rate, a row a second");
        var person = Person.register(server, "export");
        try (var sql = server.sql();
                var connection = person.connect()) {
            person.upload(connection, Requests.form(HeartRateDay.TYPE, new HeartRateDay().zip(0)));
            copyDays(sql, UUID.fromString(person.id(sql)));
            var request = request(person);
            connection.expect(OK, request);
            byte[] csv = series(connection.body());
            stage.beginLoad();
            var turns = Turns.take(
                    ROUNDS,
                    ROUNDS,
                    () -> {
                        // Ten an hour are enough for a person, but not for this.
                        sql.execute("DELETE FROM limit_bucket");
                        return timed(() -> connection.expect(OK, request));
                    },
                    () -> timed(() -> zip(csv)));
            stage.endLoad();
            report.add(Row.atLeast(
                    "export of " + DAYS + " days of heart rate, MB of CSV a second",
                    Figures.of(Turns.perSecond(turns.ours()) * csv.length / MEGA),
                    Figures.of(Turns.perSecond(turns.beside()) * csv.length / MEGA) + " plain zip",
                    turns.ratio(),
                    OF_PLAIN_ZIP));
        }
    }

    private static byte[] request(Person person) {
        return Requests.get(
                "/v1/user/export?types=TIMELINE_TIME-SERIES_HEART-RATE&start_day=" + HeartRateDay.date(0) + "&end_day="
                        + HeartRateDay.date(DAYS - 1),
                person.token());
    }

    private static void copyDays(Sql sql, UUID id) {
        for (var table : List.of("series_day", "series_part")) {
            var columns = String.join(", ", sql.texts("""
                    SELECT column_name::text FROM information_schema.columns
                    WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER'
                    ORDER BY ordinal_position""", table));
            sql.execute(
                    "INSERT INTO " + table + " (" + columns + ") SELECT "
                            + columns.replaceFirst("\\bday\\b", "day + later") + " FROM " + table
                            + ", generate_series(1, ?) AS later WHERE user_id = ?",
                    DAYS - 1,
                    id);
        }
    }

    /** The one series of an export. */
    private static byte[] series(byte[] export) throws IOException {
        try (var entries = new ZipInputStream(new ByteArrayInputStream(export))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".csv")) {
                    return entries.readAllBytes();
                }
            }
        }
        throw new IOException("an export without the series");
    }

    private static void zip(byte[] csv) throws IOException {
        try (var zip = new ZipOutputStream(OutputStream.nullOutputStream())) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("heart-rate.csv"));
            zip.write(csv);
            zip.closeEntry();
        }
    }

    /** Something to measure. */
    private interface Work {
        void run() throws IOException;
    }

    private static Run timed(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        return new Run(Run.seconds(nanos), new long[] {nanos});
    }
}
