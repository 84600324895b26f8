package app.nowatch.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** How fast a day comes out, beside the same bytes from the same server's memory. */
final class Reads implements Measure {
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int WARM_UP = 60;
    private static final int MANY = 4;
    private static final double OF_MEMORY = 0.3;
    private static final double MEGA = 1e6;

    @Override
    public String name() {
        return "read";
    }

    /** The request for a stored day of somebody. */
    static byte[] request(Person person, int day, String... headers) {
        var date = HeartRateDay.date(day);
        return Requests.get(
                "/v1/measurement?type=" + HeartRateDay.TYPE + "&sort=ASC&start_day=" + date + "&end_day=" + date,
                person.token(),
                headers);
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        var person = Person.register(server, "read");
        var length = prepare(person);
        stage.beginLoad();
        for (int clients : List.of(1, MANY)) {
            compare(report, person, clients, length, false);
            compare(report, person, clients, length, true);
        }
        stage.endLoad();
    }

    /** Stores the day and puts what is read of it into memory; answers its bytes. */
    private static int prepare(Person person) throws IOException {
        try (var connection = person.connect()) {
            person.upload(connection, Requests.form(HeartRateDay.TYPE, new HeartRateDay().zip(0)));
            connection.expect(200, request(person, 0));
            var plain = connection.body();
            connection.expect(200, request(person, 0, gzip(true)));
            requireSame(plain, gunzip(connection.body()));
            connection.expect(
                    200, Requests.head("PUT", MemoryRoutes.PATH, "", "application/json", plain.length), plain);
            connection.expect(200, memory(false));
            requireSame(plain, connection.body());
            return plain.length;
        }
    }

    private static void compare(Report report, Person person, int clients, int length, boolean compressed)
            throws IOException, SQLException {
        var form = (compressed ? "gzip" : "plain") + ", " + clients + (clients == 1 ? " client" : " clients");
        report.progress("read: " + form);
        var turns = Turns.take(
                ROUNDS,
                WARM_UP,
                () -> play(person, clients, request(person, 0, gzip(compressed))),
                () -> play(person, clients, memory(compressed)));
        var ours = figure(turns.ours(), length);
        var beside = figure(turns.beside(), length);
        var measure = "read a day, " + form + ", MB of JSON a second";
        report.add(
                compressed
                        ? Row.shown(measure, ours, beside, Figures.of(turns.ratio()))
                        : Row.atLeast(measure, ours, beside, turns.ratio(), OF_MEMORY));
    }

    private static Run play(Person person, int clients, byte[] request) throws IOException, SQLException {
        return Load.during(TURN, clients, Load.overHttp(person.port(), connection -> connection.expect(200, request)));
    }

    private static String figure(List<Run> runs, int length) {
        return Figures.of(Turns.perSecond(runs) * length / MEGA) + ", "
                + Figures.latency(Turns.milliseconds(runs, 0.5), Turns.milliseconds(runs, 0.99));
    }

    private static byte[] memory(boolean compressed) {
        return Requests.get(MemoryRoutes.PATH, "", gzip(compressed));
    }

    private static String gzip(boolean compressed) {
        return "Accept-Encoding: " + (compressed ? "gzip" : "identity");
    }

    private static byte[] gunzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static void requireSame(byte[] expected, byte[] actual) throws IOException {
        if (!Arrays.equals(expected, actual)) {
            throw new IOException("two answers of the same day differ");
        }
    }
}
