package app.nowatch.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How many samples a second one core takes in, from zip to durable. */
final class Ingest implements Measure {
    private static final int PEOPLE = 8;
    /** Rounds that do not count, until the compiler is through with what an upload runs: a server is only young once. */
    private static final int WARM_UPS = 4;

    private static final int DAYS = 40;
    private static final double OF_INFLATE = 0.2;
    private static final double OF_COPY = 10;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        report.progress("ingest: preparing " + DAYS + " days");
        var day = new HeartRateDay();
        var inflate = new PlainInflate(day.zip(0));
        var forms = day.forms(DAYS);
        report.progress("ingest: plain inflate, then COPY of the same rows");
        double before = inflate.samplesPerSecond();
        double copied = new PlainCopy(server, day).samplesPerSecond();

        stage.beginLoad();
        report.progress("ingest: warming up with " + WARM_UPS * PEOPLE * DAYS + " uploads");
        for (int i = 0; i < WARM_UPS; i++) {
            upload(people(server, "ingest-warm-up-" + i), forms);
        }
        var people = people(server, "ingest");
        report.progress("ingest: " + PEOPLE * DAYS + " uploads by " + PEOPLE + " clients at once");
        var start = server.cpu();
        var run = upload(people, forms);
        var cpu = server.cpu().since(start);
        stage.endLoad();

        double inflated = (before + inflate.samplesPerSecond()) / 2;
        add(report, run, cpu, inflated, copied);
    }

    private static List<Person> people(BenchedServer server, String name) throws IOException, InterruptedException {
        var people = new ArrayList<Person>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Person.register(server, name + "-" + i));
        }
        return people;
    }

    private static Run upload(List<Person> people, List<byte[]> forms) throws IOException, SQLException {
        return Load.times(forms.size(), people.size(), number -> {
            var person = people.get(number);
            var next = forms.iterator();
            return Load.overHttp(person.connect(), connection -> person.upload(connection, next.next()));
        });
    }

    private static void add(Report report, Run run, CpuTimes cpu, double inflated, double copied) {
        double samples = (double) run.operations() * HeartRateDay.ROWS;
        double ours = samples / cpu.sum();
        var figure = millions(ours);
        report.add(Row.atLeast(
                "ingest, samples a second and core, beside plain inflate",
                figure,
                millions(inflated),
                ours / inflated,
                OF_INFLATE));
        report.add(Row.atLeast(
                "ingest, samples a second and core, beside COPY", figure, millions(copied), ours / copied, OF_COPY));
        report.add(Row.shown(
                "ingest, days a second with 8 clients",
                Figures.of(run.perSecond()) + ", " + Figures.latency(run.milliseconds(0.5), run.milliseconds(0.99)),
                "",
                ""));
        report.add(Row.shown(
                "ingest, CPU of the server a day, of the database beside",
                Figures.of(1_000 * cpu.server() / run.operations()) + " ms",
                Figures.of(1_000 * cpu.database() / run.operations()) + " ms",
                ""));
    }

    private static String millions(double value) {
        return Figures.of(value / 1e6) + " M";
    }
}
