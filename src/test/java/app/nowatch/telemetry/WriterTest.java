package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was answered with 200 is on disk, and what is not on disk is answered with 503. */
class WriterTest {
    private static final int ROUNDS = 10;

    private TestServer server;
    private Someone sender;

    @BeforeEach
    void start() {
        server = TestServer.start(Map.of("telemetry.max-body", "64KiB", "telemetry.memory", "1MiB"));
        sender = Someone.insert(server);
        send(sender, "first").expect(200);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply send(Someone person, String name) {
        return Otlp.send(person.client(), "spans", Otlp.spans(Otlp.span(server.clock(), name)));
    }

    private long count(String condition) {
        return Long.parseLong(server.database().queryOne("SELECT count(*) FROM telemetry_span WHERE " + condition));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String uuid(Someone person) {
        return person.id().substring("uid_".length());
    }

    private void awaitWaiting(int count) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> server.metric("telemetry_waiting") == count);
    }

    private List<Someone> people(TestServer at, int count) {
        return Stream.generate(() -> Someone.insert(at)).limit(count).toList();
    }

    /** A megabyte holds some of these forty, and not all. */
    @Test
    void whenTheMemoryIsUsedUpSomeAreAskedToComeLaterAndTheOthersAreKept() throws Exception {
        var replies = new ArrayList<Future<Reply>>();
        var people = people(server, 10);
        try (var lock = server.database().connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            run(lock, "LOCK TABLE telemetry_span IN EXCLUSIVE MODE");
            for (int i = 0; i < 40; i++) {
                var name = "waits " + i + "x".repeat(30_000);
                var person = people.get(i % people.size());
                replies.add(threads.submit(() -> send(person, name)));
            }
            LockWaiters.await(server.database(), 1);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> replies.stream().anyMatch(Future::isDone));
            assertThat(replies.stream().filter(Future::isDone))
                    .allMatch(reply -> reply.resultNow().status() == 503
                            && !reply.resultNow().header("Retry-After").isEmpty());
            lock.rollback();
        }
        var kept = replies.stream()
                .filter(reply -> reply.resultNow().status() == 200)
                .count();
        assertThat(kept).isBetween(1L, 39L);
        assertThat(count("name LIKE 'waits %'")).isEqualTo(kept);
    }

    @Test
    void aFailingWriterIs503AndRecovers() {
        server.database().execute("ALTER TABLE telemetry_span RENAME TO elsewhere");
        assertThat(send(sender, "lost").expect(503).header("Retry-After")).isNotEmpty();
        server.database().execute("ALTER TABLE elsewhere RENAME TO telemetry_span");
        send(sender, "found").expect(200);
        assertThat(server.database().query("SELECT name FROM telemetry_span ORDER BY id"))
                .containsExactly("first", "found");
    }

    /** Somebody's row that the database refuses costs nobody else's in the same transaction. */
    @Test
    void oneThatTheDatabaseRefusesFailsAlone() throws Exception {
        var other = Someone.insert(server);
        server.database().execute("ALTER TABLE telemetry_span ADD CHECK (name <> 'refused')");
        try (var lock = server.database().connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            run(lock, "LOCK TABLE telemetry_span IN EXCLUSIVE MODE");
            var before = threads.submit(() -> send(sender, "before"));
            LockWaiters.await(server.database(), 1);
            var refused = threads.submit(() -> send(sender, "refused"));
            var beside = threads.submit(() -> send(other, "beside"));
            awaitWaiting(2);
            lock.rollback();
            assertThat(before.get().status()).isEqualTo(200);
            assertThat(refused.get().status()).isEqualTo(503);
            assertThat(beside.get().status()).isEqualTo(200);
        }
        assertThat(count("name IN ('before', 'beside')")).isEqualTo(2);
    }

    @Test
    void whoeverIsBeingDeletedLeavesNothingBehindAndKeepsNobodyWaiting() throws Exception {
        var other = Someone.insert(server);
        try (var deletion = server.database().connect()) {
            deletion.setAutoCommit(false);
            run(deletion, "SELECT 1 FROM account WHERE id = '" + uuid(sender) + "' FOR UPDATE");
            assertThat(send(sender, "meanwhile").expect(503).header("Retry-After"))
                    .isEqualTo("1");
            send(other, "not kept waiting").expect(200);
            deletion.rollback();
        }
        send(sender, "after all").expect(200);
        sender.client().delete("/v1/user").expect(200);
        assertThat(count("user_id = '" + uuid(sender) + "'")).isZero();
        assertThat(count("user_id = '" + uuid(other) + "'")).isEqualTo(1);
    }

    @Test
    void nothingOfSomebodyDeletedAtTheSameMomentStays() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var person = Someone.insert(server);
            var start = new CyclicBarrier(3);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var one = threads.submit(() -> {
                    start.await();
                    return send(person, "one").status();
                });
                var other = threads.submit(() -> {
                    start.await();
                    return send(person, "other").status();
                });
                start.await();
                person.client().delete("/v1/user").expect(200);
                assertThat(List.of(one.get(), other.get())).isSubsetOf(200, 401, 503);
            }
        }
        for (var table : List.of("telemetry_span", "telemetry_source")) {
            assertThat(server.database().query("SELECT DISTINCT user_id FROM " + table))
                    .as(table)
                    .containsExactly(server.database().queryOne("SELECT '" + uuid(sender) + "'::uuid"));
        }
    }

    /** An exporter sends again what was refused: it is not to be there twice. */
    @Test
    void whatWaitedForTooLongIsNotStoredAfterwards() throws Exception {
        try (var lock = server.database().connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            run(lock, "LOCK TABLE telemetry_span IN EXCLUSIVE MODE");
            var beingWritten = threads.submit(() -> send(sender, "being written"));
            LockWaiters.await(server.database(), 1);
            var waiting = threads.submit(() -> send(sender, "waiting"));
            assertThat(waiting.get().expect(503).header("Retry-After")).isNotEmpty();
            beingWritten.get().expect(503);
            lock.rollback();
        }
        send(sender, "after").expect(200);
        assertThat(count("name IN ('waiting', 'being written')")).isZero();
    }

    @Test
    void nobodyTakesMoreThanFourPlaces() throws Exception {
        var other = Someone.insert(server);
        try (var lock = server.database().connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            run(lock, "LOCK TABLE telemetry_span IN EXCLUSIVE MODE");
            var kept = new ArrayList<Future<Reply>>();
            kept.add(threads.submit(() -> send(sender, "four")));
            LockWaiters.await(server.database(), 1);
            for (int i = 0; i < 3; i++) {
                kept.add(threads.submit(() -> send(sender, "four")));
            }
            awaitWaiting(3);
            assertThat(send(sender, "five").expect(429).header("Retry-After")).isNotEmpty();
            kept.add(threads.submit(() -> send(other, "of somebody else")));
            awaitWaiting(4);
            lock.rollback();
            for (var reply : kept) {
                reply.get().expect(200);
            }
        }
        assertThat(count("name = 'four'")).isEqualTo(4);
    }

    /** Those who wait hold places that all routes share. */
    @Test
    void whenTooManyWaitTheNextIsToldAtOnceAndOtherRoutesAnswer() throws Exception {
        try (var roomy = TestServer.start();
                var lock = roomy.database().connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            run(lock, "LOCK TABLE telemetry_span IN EXCLUSIVE MODE");
            var full = new AtomicBoolean();
            var people = people(roomy, 70);
            for (int i = 0; i < 4 * people.size(); i++) {
                var person = people.get(i % people.size());
                threads.execute(() -> {
                    while (!full.get()) {
                        if (send(person, "many").text().contains("too much telemetry waits")) {
                            full.set(true);
                        }
                    }
                });
            }
            try {
                Awaitility.await().atMost(Duration.ofMinutes(1)).untilTrue(full);
                people.getFirst().client().get("/v1/user").expect(200);
            } finally {
                full.set(true);
                lock.rollback();
            }
        }
    }

    @Test
    void manyAtOnceAreAllKept() throws Exception {
        var people = people(server, 13);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 50; i++) {
                var name = "many " + i;
                var person = people.get(i % people.size());
                replies.add(threads.submit(() -> {
                    var reply = send(person, name);
                    while (reply.status() == 503) {
                        reply = send(person, name);
                    }
                    return reply.status();
                }));
            }
            for (var reply : replies) {
                assertThat(reply.get()).isEqualTo(200);
            }
        }
        assertThat(count("name LIKE 'many %'")).isEqualTo(50);
        assertThat(server.database().queryOne("SELECT count(DISTINCT id) FROM telemetry_span"))
                .isEqualTo("51");
    }
}
