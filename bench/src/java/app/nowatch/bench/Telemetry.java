package app.nowatch.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How many spans a second one core takes in, from HTTP to durable. */
final class Telemetry implements Measure {
    private static final int PEOPLE = 8;
    /** A person may send 600 batches and 64 MiB a minute: so others send than those who warm up. */
    private static final int WARM_UP = 200;

    private static final int BATCHES = 200;
    private static final double OF_PARSE = 0.3;
    private static final int OK = 200;

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        var batch = new SpanBatch();
        report.progress("telemetry: " + SpanBatch.SPANS + " spans of " + batch.bytesEach() + " bytes each, "
                + batch.body().length + " bytes compressed; merely parsed first");
        double before = batch.parsedPerSecond();
        var people = new ArrayList<Person>();
        for (int i = 0; i < 2 * PEOPLE; i++) {
            people.add(Person.register(server, "telemetry-" + i));
        }
        stage.beginLoad();
        report.progress("telemetry: warming up with " + WARM_UP * PEOPLE + " batches");
        send(people.subList(PEOPLE, 2 * PEOPLE), batch, WARM_UP);
        report.progress("telemetry: " + BATCHES * PEOPLE + " batches by " + PEOPLE + " clients at once");
        var start = server.cpu();
        var run = send(people.subList(0, PEOPLE), batch, BATCHES);
        var cpu = server.cpu().since(start);
        stage.endLoad();
        requireAll(server);
        add(report, run, cpu, (before + batch.parsedPerSecond()) / 2);
    }

    private static Run send(List<Person> people, SpanBatch batch, int each) throws IOException, SQLException {
        var body = batch.body();
        return Load.times(each, people.size(), number -> {
            var person = people.get(number);
            var head = Requests.head(
                    "POST",
                    "/v1/telemetry/v1/traces",
                    person.token(),
                    "application/x-protobuf",
                    body.length,
                    "Content-Encoding: gzip");
            return Load.overHttp(person.connect(), connection -> connection.expect(OK, head, body));
        });
    }

    private static void requireAll(BenchedServer server) throws SQLException {
        try (var sql = server.sql()) {
            long stored = sql.number("SELECT count(*) FROM telemetry_span");
            long sent = (long) (WARM_UP + BATCHES) * PEOPLE * SpanBatch.SPANS;
            if (stored != sent) {
                throw new IllegalStateException(stored + " of " + sent + " spans are stored");
            }
        }
    }

    private static void add(Report report, Run run, CpuTimes cpu, double parsed) {
        double spans = (double) run.operations() * SpanBatch.SPANS;
        double ours = spans / cpu.sum();
        report.add(Row.atLeast(
                "telemetry, spans a second and core, beside the same batch merely unpacked and parsed",
                Figures.of(ours),
                Figures.of(parsed),
                ours / parsed,
                OF_PARSE));
        report.add(Row.shown(
                "telemetry, batches of " + SpanBatch.SPANS + " spans a second with " + PEOPLE + " clients",
                Figures.of(run.perSecond()) + ", " + Figures.latency(run.milliseconds(0.5), run.milliseconds(0.99)),
                "",
                ""));
        report.add(Row.shown(
                "telemetry, CPU of the server a span, of the database beside",
                Figures.of(1e6 * cpu.server() / spans) + " µs",
                Figures.of(1e6 * cpu.database() / spans) + " µs",
                ""));
    }
}
