package app.nowatch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What comes between the beginning and the end of an import. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportRacesTest {
    private static final long MIDNIGHT = 1_717_200_000L;

    private TestServer server;
    private Parcel parcel;

    @BeforeAll
    void start() {
        server = TestServer.start(Map.of("import.parallel", "2"));
        var one = Someone.insert(server);
        one.upload(MIDNIGHT + ",60,4\n");
        parcel = Parcel.of(one);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Reply send(Someone person, byte[] zip) {
        return person.client().multipart("/v1/user/import", Map.of(), zip);
    }

    /** Sends an import that has everything but the account, which the connection holds. */
    private CompletableFuture<Reply> begin(Someone person, int waiters) {
        var reply = CompletableFuture.supplyAsync(() -> send(person, parcel.zip()));
        LockWaiters.await(server.database(), waiters);
        return reply;
    }

    private static String held(Someone person) {
        return "SELECT FROM account WHERE id = '" + person.id().substring("uid_".length()) + "' FOR UPDATE";
    }

    @Test
    void oneAtATimeForAPersonAndTwoForAServer() throws Exception {
        var person = Someone.insert(server);
        var second = Someone.insert(server);
        try (var connection = server.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(held(person));
            statement.execute(held(second));
            var first = begin(person, 1);
            assertThat(send(person, parcel.zip()).expect(429).header("Retry-After"))
                    .isNotEmpty();
            var other = begin(second, 2);
            assertThat(send(Someone.insert(server), parcel.zip()).expect(503).header("Retry-After"))
                    .isNotEmpty();
            connection.rollback();
            first.get().expect(201);
            other.get().expect(201);
        }
        send(Someone.insert(server), parcel.zip()).expect(201);
    }

    @Test
    void anAccountThatGoesMeanwhileGetsNothing() throws Exception {
        var person = Someone.insert(server);
        var id = person.id().substring("uid_".length());
        try (var connection = server.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(held(person));
            var reply = begin(person, 1);
            statement.execute(
                    "DELETE FROM login WHERE user_id = '" + id + "'; DELETE FROM account WHERE id = '" + id + "'");
            connection.commit();
            reply.get().expect(401);
        }
        assertThat(server.database().query("SELECT 1 FROM series_day WHERE user_id = '" + id + "'"))
                .isEmpty();
    }

    /** An upload that came in between counts: what was empty before is not any more. */
    @Test
    void anUploadInBetweenWins() throws Exception {
        var person = Someone.insert(server);
        try (var connection = server.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(held(person));
            var upload = CompletableFuture.supplyAsync(
                    () -> person.client().upload("TEMPERATURE", Zips.csv(MIDNIGHT + ",33,4\n")));
            LockWaiters.await(server.database(), 1);
            var reply = begin(person, 2);
            connection.rollback();
            upload.get().expect(201);
            reply.get().expect(409);
        }
        assertThat(person.readOf(person).text()).isEqualTo("[]");
    }
}
