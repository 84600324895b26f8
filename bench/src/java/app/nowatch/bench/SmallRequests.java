package app.nowatch.bench;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** How many small requests a second, beside a bare statement for one row by its key. */
final class SmallRequests implements Measure {
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(3);
    /** Until the compiler is through with what a request runs. */
    private static final int WARM_UP = 30_000;

    private static final int CLIENTS = 8;
    private static final double OF_SELECT = 0.25;
    private static final String SELECT = "SELECT * FROM account WHERE id = ?";

    @Override
    public String name() {
        return "small";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        var person = Person.register(server, "small");
        var request = Requests.get("/v1/user", person.token());
        UUID id;
        try (var sql = server.sql()) {
            id = UUID.fromString(person.id(sql));
        }
        report.progress("small: GET /v1/user and a bare select, in turn");
        stage.beginLoad();
        var turns = Turns.take(
                ROUNDS,
                WARM_UP,
                () -> Load.during(
                        TURN, CLIENTS, Load.overHttp(person.port(), connection -> connection.expect(200, request))),
                () -> Load.during(
                        TURN,
                        CLIENTS,
                        number -> new BareStatement(server.sql(), SELECT, statement -> select(statement, id))));
        stage.endLoad();
        report.add(Row.atLeast(
                "GET /v1/user, requests a second with 8 clients",
                figure(turns.ours()),
                figure(turns.beside()),
                turns.ratio(),
                OF_SELECT));
    }

    private static String figure(List<Run> runs) {
        return Figures.of(Turns.perSecond(runs)) + ", "
                + Figures.latency(Turns.milliseconds(runs, 0.5), Turns.milliseconds(runs, 0.99));
    }

    /** One account by its key. */
    private static void select(PreparedStatement statement, UUID id) throws IOException, SQLException {
        statement.setObject(1, id);
        try (var rows = statement.executeQuery()) {
            if (!rows.next() || rows.getString(2).isEmpty()) {
                throw new IOException("there is no such account");
            }
        }
    }
}
