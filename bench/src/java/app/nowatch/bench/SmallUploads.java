package app.nowatch.bench;

import app.nowatch.Zips;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a watch that sends every five minutes makes the database write, beside one row a day that is written anew. */
final class SmallUploads implements Measure {
    private static final int UPLOADS = 288;
    private static final int ROWS_EACH = HeartRateDay.ROWS / UPLOADS;
    private static final int PEOPLE = 10;
    private static final int PEOPLE_LONG = 50;

    @Override
    public String name() {
        return "uploads";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        var people = new ArrayList<Person>();
        for (int i = 0; i < (stage.longRun() ? PEOPLE_LONG : PEOPLE); i++) {
            people.add(Person.register(server, "uploads-" + i));
        }
        var forms = forms();
        try (var sql = server.sql()) {
            var stored = new StoredBytes(sql);
            long tables = stored.ofTables();
            report.progress("uploads: " + UPLOADS + " uploads of five minutes for " + people.size() + " people");
            var wal = WriteAheadLog.begin(sql);
            var start = server.cpu();
            var run = upload(people, forms);
            var cpu = server.cpu().since(start);
            double written = (double) wal.bytes() / people.size();
            double kept = people.stream().mapToLong(stored::of).average().orElseThrow();
            double onDisk = (double) (stored.ofTables() - tables) / people.size();

            long wholeDay = wholeDay(server, stored);
            report.progress("uploads: the same day as one row, written " + UPLOADS + " times");
            double rewritten = new RewrittenRow(sql, wholeDay, UPLOADS).walBytes();
            addUploads(report, run, cpu);
            add(report, new Day(written, kept, onDisk, wholeDay, rewritten));
        }
    }

    /**
     * Bytes for a person's day.
     *
     * @param written to the log
     * @param kept in rows
     * @param onDisk in tables, dead rows and indexes too
     * @param whole in rows, when the day comes in one upload
     * @param rewritten to the log when each upload writes the day's one row anew
     */
    private record Day(double written, double kept, double onDisk, double whole, double rewritten) {}

    private static void add(Report report, Day day) {
        report.add(Row.shown(
                "288 uploads a day, WAL bytes a sample, beside one row written anew",
                perSample(day.written()),
                perSample(day.rewritten()),
                "1 / " + Figures.of(day.rewritten() / day.written())));
        report.add(Row.shown(
                "288 uploads a day, WAL bytes for a byte of data, beside one row written anew",
                Figures.of(day.written() / day.kept()),
                Figures.of(day.rewritten() / day.whole()),
                ""));
        report.add(Row.shown(
                "288 uploads a day, bytes a sample in rows, beside the day in one upload",
                perSample(day.kept()),
                perSample(day.whole()),
                Figures.of(day.kept() / day.whole())));
        report.add(Row.shown(
                "288 uploads a day, bytes a sample in tables, not yet vacuumed", perSample(day.onDisk()), "", ""));
    }

    private static void addUploads(Report report, Run run, CpuTimes cpu) {
        report.add(Row.shown(
                "five-minute uploads a second",
                Figures.of(run.perSecond()) + ", " + Figures.latency(run.milliseconds(0.5), run.milliseconds(0.99)),
                "",
                ""));
        report.add(Row.shown(
                "five-minute upload, CPU of the server, of the database beside",
                Figures.of(1_000 * cpu.server() / run.operations()) + " ms",
                Figures.of(1_000 * cpu.database() / run.operations()) + " ms",
                ""));
    }

    private static String perSample(double bytes) {
        return Figures.of(bytes / HeartRateDay.ROWS);
    }

    private static List<byte[]> forms() {
        var day = new HeartRateDay();
        var forms = new ArrayList<byte[]>();
        for (int i = 0; i < UPLOADS; i++) {
            var csv = day.csv(0, i * ROWS_EACH, (i + 1) * ROWS_EACH);
            forms.add(Requests.form(HeartRateDay.TYPE, Zips.entry("HEART_RATE.csv", csv)));
        }
        return forms;
    }

    private static Run upload(List<Person> people, List<byte[]> forms) throws IOException, SQLException {
        return Load.times(forms.size(), people.size(), number -> {
            var person = people.get(number);
            var next = forms.iterator();
            return Load.overHttp(person.connect(), connection -> person.upload(connection, next.next()));
        });
    }

    private static long wholeDay(BenchedServer server, StoredBytes stored) throws IOException, InterruptedException {
        var person = Person.register(server, "uploads-whole");
        try (var connection = person.connect()) {
            person.upload(connection, Requests.form(HeartRateDay.TYPE, new HeartRateDay().zip(0)));
        }
        return stored.of(person);
    }
}
