package app.nowatch.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether uploads and reads stay as fast when much is stored; two servers side by side, so that noise hits both. */
final class Growth implements Measure {
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int MANY_LONG = 100_000;
    /** Many short turns: what disturbs the machine lasts longer than one. */
    private static final int ROUNDS = 15;

    private static final int WARM_UP = 20;
    private static final int UPLOADS = 4;
    private static final int READS = 20;
    private static final double MOST = 1.5;
    private static final long SEED = 1;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        stage.endServer();
        report.progress("growth: a server with " + FEW + " days");
        try (var small = BenchedServer.start(stage.cleanup())) {
            var few = new Home(small);
            compare(stage, report, few, MANY);
            if (stage.longRun()) {
                compare(stage, report, few, MANY_LONG);
            }
        }
    }

    private static void compare(Stage stage, Report report, Home few, int days) throws Exception {
        report.progress("growth: a server with " + days + " days");
        try (var large = BenchedServer.start(stage.cleanup())) {
            var many = new Home(large);
            try (var sql = large.sql()) {
                Clones.of(sql, many.person).make(days / FEW - 1, report);
            }
            report.progress("growth: uploads and reads in turn");
            var count = String.format(Locale.ROOT, "%,d", days);
            add(report, "upload of a day with " + count + " days stored", many::upload, few::upload);
            add(report, "read of a day with " + count + " days stored", many::read, few::read);
        }
    }

    private static void add(Report report, String measure, Turns.Turn many, Turns.Turn few)
            throws IOException, SQLException {
        var turns = Turns.take(ROUNDS, WARM_UP, many, few);
        double ours = Turns.milliseconds(turns.ours(), 0.5);
        double beside = Turns.milliseconds(turns.beside(), 0.5);
        report.add(Row.atMost(
                measure + ", p50, beside " + FEW,
                Figures.of(ours) + " ms",
                Figures.of(beside) + " ms",
                ours / beside,
                MOST));
    }

    /** A server and somebody with days on it, each of which went in by an upload. */
    private static final class Home {
        private final Person person;
        private final HeartRateDay day = new HeartRateDay();
        private final AtomicInteger next = new AtomicInteger(FEW);
        private final Random random = new Random(SEED);

        Home(BenchedServer server) throws IOException, InterruptedException {
            person = Person.register(server, "growth");
            try (var connection = person.connect()) {
                for (int i = 0; i < FEW; i++) {
                    person.upload(connection, Requests.form(HeartRateDay.TYPE, day.zip(i)));
                }
            }
        }

        Run upload() throws IOException, SQLException {
            var forms = new ArrayDeque<byte[]>();
            for (int i = 0; i < UPLOADS; i++) {
                forms.add(Requests.form(HeartRateDay.TYPE, day.zip(next.getAndIncrement())));
            }
            return Load.times(
                    UPLOADS, 1, Load.overHttp(person.port(), connection -> person.upload(connection, forms.remove())));
        }

        Run read() throws IOException, SQLException {
            return Load.times(
                    READS,
                    1,
                    Load.overHttp(
                            person.port(),
                            connection -> connection.expect(200, Reads.request(person, random.nextInt(FEW)))));
        }
    }
}
