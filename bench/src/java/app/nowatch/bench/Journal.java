package app.nowatch.bench;

import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What people write down: many check-ins in one call, and a month out of the sessions of years. */
final class Journal implements Measure {
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final int CALLS_WARM_UP = 200;
    private static final int READS_WARM_UP = 4_000;
    private static final int READERS = 4;

    private static final String INSERT = """
            INSERT INTO checkin (id, user_id, datetime, origin, reactivity, valence, feelings, context, note, fingerprint,
                                 revision, created, updated)
            SELECT uuidv7(), ?, datetime, origin, reactivity, valence, related_feelings, context, note, gen_random_uuid(), 1,
                   now(), now()
            FROM json_to_recordset(?::json) AS item (
                datetime timestamptz, origin text, reactivity text, valence text, related_feelings text[], context text[],
                note text)
            """;

    /** Every 105 minutes for ten years; one in a thousand lasts three days, and the last one still runs. */
    private static final String SESSIONS = """
            INSERT INTO session (id, user_id, starts, ends, until, type, name, note, inputs, origin, tool, fingerprint,
                                 revision, created, updated)
            SELECT uuidv7(), ?, starts, ends, coalesce(ends, starts + interval '24 hours'), type, 'session ' || n, 'as usual',
                   CASE type WHEN 0 THEN json_build_array(json_build_object(
                       'datetime', '2020-05-01T20:00:00.000Z', 'type', 3, 'value', 4, 'tag', 0, 'note', ''))
                   ELSE '[]' END,
                   2, 'watch', gen_random_uuid(), 1, starts, starts
            FROM (
                SELECT n, starts, CASE WHEN n % 10 = 0 THEN 0 ELSE 1 + n % 122 END AS type,
                       CASE WHEN n % 1000 = 500 THEN starts + interval '3 days'
                            WHEN n < 49999 THEN starts + (15 + n % 60) * interval '1 minute' END AS ends
                FROM (
                    SELECT n, timestamptz '2016-01-01T00:00:00Z' + n * interval '105 minutes' AS starts
                    FROM generate_series(0, 49999) AS n) AS begun) AS lived
            """;

    /** By the index of those that last a day at most. */
    private static final String SELECT = """
            SELECT * FROM session
            WHERE user_id = ? AND starts BETWEEN ? AND ? AND until - starts <= interval '24 hours'
            ORDER BY starts, id
            """;

    private static final String MONTH = "/v1/session?start_date=2020-05-01&end_date=2020-05-31";
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2020-05-01T00:00:00Z");

    /** None of them lasts longer than a day, and none of those before reaches into this month. */
    private static final int IN_MONTH = 426;

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        var person = Person.register(server, "journal");
        UUID id;
        try (var sql = server.sql()) {
            id = UUID.fromString(person.id(sql));
            sql.execute(SESSIONS, id);
            sql.execute("VACUUM ANALYZE session");
        }
        requireSame(person);
        stage.beginLoad();
        addWrite(report, server, person, id);
        addRead(report, server, person, id);
        stage.endLoad();
    }

    private static void requireSame(Person person) throws IOException {
        try (var connection = person.connect()) {
            connection.expect(200, Requests.get(MONTH, person.token()));
            int listed = Json.read(connection.body()).size();
            if (listed != IN_MONTH) {
                throw new IOException("a month of " + IN_MONTH + " sessions lists " + listed);
            }
        }
    }

    /** One client: those of one person's writes wait for one another. */
    private static void addWrite(Report report, BenchedServer server, Person person, UUID id)
            throws IOException, SQLException {
        report.progress("journal: check-ins, and a bare insertion, in turn");
        var checkins = new Checkins();
        var turns = Turns.take(
                ROUNDS,
                CALLS_WARM_UP,
                () -> Load.during(
                        TURN, 1, Load.overHttp(person.port(), connection -> write(connection, person, checkins))),
                () -> Load.during(
                        TURN,
                        1,
                        number -> new BareStatement(
                                server.sql(), INSERT, statement -> insert(statement, id, checkins.next()))));
        report.add(Row.shown(
                "1,000 check-ins in one call, items a second, beside one INSERT",
                figure(turns.ours(), Checkins.COUNT),
                figure(turns.beside(), Checkins.COUNT),
                Figures.of(turns.ratio())));
    }

    private static void write(HttpConnection connection, Person person, Checkins checkins) throws IOException {
        var body = checkins.next().getBytes(StandardCharsets.US_ASCII);
        connection.expect(
                201, Requests.head("POST", "/v1/checkin", person.token(), "application/json", body.length), body);
    }

    private static void insert(PreparedStatement statement, UUID id, String items) throws IOException, SQLException {
        statement.setObject(1, id);
        statement.setString(2, items);
        if (statement.executeUpdate() != Checkins.COUNT) {
            throw new IOException("not all were inserted");
        }
    }

    private static void addRead(Report report, BenchedServer server, Person person, UUID id)
            throws IOException, SQLException {
        report.progress("journal: a month of sessions, and a bare select, in turn");
        var request = Requests.get(MONTH, person.token());
        var turns = Turns.take(
                ROUNDS,
                READS_WARM_UP,
                () -> Load.during(
                        TURN, READERS, Load.overHttp(person.port(), connection -> connection.expect(200, request))),
                () -> Load.during(
                        TURN,
                        READERS,
                        number -> new BareStatement(server.sql(), SELECT, statement -> select(statement, id))));
        report.add(Row.shown(
                "a month of 50,000 sessions, " + IN_MONTH + " of them, requests a second with 4 clients",
                figure(turns.ours(), 1),
                figure(turns.beside(), 1),
                Figures.of(turns.ratio())));
    }

    private static void select(PreparedStatement statement, UUID id) throws IOException, SQLException {
        statement.setObject(1, id);
        statement.setObject(2, FIRST);
        statement.setObject(3, FIRST.plusMonths(1).minusNanos(1_000_000));
        int count = 0;
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                count++;
            }
        }
        if (count != IN_MONTH) {
            throw new IOException("the month has " + count + " sessions");
        }
    }

    private static String figure(List<Run> runs, int items) {
        return Figures.of(items * Turns.perSecond(runs)) + ", "
                + Figures.latency(Turns.milliseconds(runs, 0.5), Turns.milliseconds(runs, 0.99));
    }
}
