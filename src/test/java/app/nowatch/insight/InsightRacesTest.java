package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.People;
import app.nowatch.Reply;
import app.nowatch.TestClient;
import app.nowatch.TestServer;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at the same moment ends as if it had happened one after the other. An answer of 500 is refused by the client. */
class InsightRacesTest {
    private static final int ROUNDS = 10;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = calls.stream()
                    .map(call -> (Callable<Integer>) () -> {
                        start.await();
                        return call.call();
                    })
                    .toList();
            return threads.invokeAll(waiting).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }

    private static String reflect(TestClient client) {
        return InsightTest.shortNight().answer(client).get("id").stringValue();
    }

    private static Reply say(TestClient client, String instance, String section) {
        return client.post("/v2/insight/feedback", FeedbackTest.feedback(instance, section, true));
    }

    private static String userId(TestClient client) {
        return client.get("/v1/user").json().get("id").stringValue().substring("uid_".length());
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whoever deletes an account holds it and then wants its reflections: feedback must hold none while it waits for the account. */
    @Test
    void feedbackWaitsForTheAccountWithNothingInItsHands() throws Exception {
        var client = People.insert(server);
        var id = reflect(client);
        try (var deletion = server.database().connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            deletion.setAutoCommit(false);
            lock(deletion, "SELECT 1 FROM account WHERE id = '" + userId(client) + "' FOR UPDATE");
            var said = threads.submit(() -> say(client, id, "SLEEP").status());
            LockWaiters.await(server.database(), 1);
            lock(deletion, "SELECT 1 FROM reflection WHERE id = '" + id + "' FOR UPDATE NOWAIT");
            deletion.rollback();
            assertThat(said.get()).isEqualTo(201);
        }
    }

    @Test
    void feedbackIsEitherKeptOrFindsTheAccountGone() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var client = People.insert(server);
            var id = reflect(client);
            var statuses = atOnce(List.of(
                    () -> say(client, id, "SLEEP").status(),
                    () -> client.delete("/v1/user").status(),
                    () -> say(client, id, "HEART").status()));
            assertThat(statuses.get(1)).isEqualTo(200);
            assertThat(List.of(statuses.get(0), statuses.get(2))).isSubsetOf(201, 401);
        }
        assertThat(server.database().queryOne("SELECT count(*) FROM insight_feedback"))
                .isEqualTo("0");
    }

    @Test
    void twoCallsWithTheSameSectionsTheOtherWayRoundAreBothKept() throws Exception {
        var client = People.insert(server);
        for (int round = 0; round < ROUNDS; round++) {
            var one = FeedbackTest.feedback("i" + round, "SLEEP", true);
            var other = FeedbackTest.feedback("i" + round, "HEART", true);
            var inner = ",";
            var forth = one.substring(0, one.length() - 1) + inner + other.substring(1);
            var back = other.substring(0, other.length() - 1) + inner + one.substring(1);
            assertThat(atOnce(List.of(
                            () -> client.post("/v2/insight/feedback", forth).status(),
                            () -> client.post("/v2/insight/feedback", back).status())))
                    .containsExactly(201, 201);
        }
    }

    @Test
    void whatWasSpokenOfInBetweenIsNotForgotten() {
        var client = People.insert(server);
        var spokenOf = reflect(client);
        var silent = reflect(client);
        say(client, spokenOf, "SLEEP").expect(201);
        try (var database = Database.open(server.database().settings(), new SimpleMeterRegistry())) {
            // As if the look at them had been before the feedback.
            int removed = database.inTransaction(transaction -> new ReflectionStore(transaction.statements())
                    .removeUnspoken(List.of(UUID.fromString(spokenOf), UUID.fromString(silent))));
            assertThat(removed).isEqualTo(1);
        }
        assertThat(server.database().query("SELECT id FROM reflection")).containsExactly(spokenOf);
    }

    @Test
    void housekeepingAndFeedbackDoNotDisturbEachOther() throws Exception {
        try (var database = Database.open(server.database().settings(), new SimpleMeterRegistry())) {
            var room = new Insights(database, new Changes(), Ids.secure(server.clock()), server.clock());
            var client = People.insert(server);
            var ids = Stream.generate(() -> reflect(client)).limit(ROUNDS).toList();
            server.database().execute("UPDATE reflection SET created = created - interval '500 days'");
            for (var id : ids) {
                var statuses = atOnce(List.of(() -> say(client, id, "SLEEP").status(), () -> {
                    room.housekeeping();
                    return 0;
                }));
                assertThat(statuses).containsExactly(201, 0);
            }
            assertThat(server.database().queryOne("SELECT count(*) FROM insight_feedback"))
                    .isEqualTo(String.valueOf(ROUNDS));
            server.clock().advance(Duration.ofMinutes(1));
            room.housekeeping();
            assertThat(server.database().queryOne("""
                    SELECT count(*) FROM reflection
                    WHERE NOT EXISTS (SELECT FROM insight_feedback WHERE reflection_id = reflection.id)
                    """)).isEqualTo("0");
        }
    }
}
