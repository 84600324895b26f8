package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.Reply;
import app.nowatch.TestClient;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many uploads of one person at once, held up by a lock on their account. */
class ParallelUploadsTest {
    private static final byte[] ZIP = Zips.csv("datetime,value\n" + Series.MIDNIGHT + ",70\n");

    private static Reply upload(TestClient client) {
        return client.upload("HEART_RATE", ZIP);
    }

    private static void eachRefusedBeyond(int most, Map<String, String> settings) throws Exception {
        try (var server = TestServer.start(settings)) {
            var person = People.register(server.client(), "busy@example.org");
            var bystander = People.register(server.client());
            List<CompletableFuture<Reply>> waiting;
            try (var connection = server.database().connect();
                    var lock = connection.createStatement()) {
                connection.setAutoCommit(false);
                lock.execute("SELECT FROM account WHERE email = 'busy@example.org' FOR UPDATE");
                waiting = Stream.generate(
                                () -> CompletableFuture.supplyAsync(() -> upload(person), Thread::startVirtualThread))
                        .limit(most)
                        .toList();
                awaitWaiters(server, most);

                var refused = upload(person).expect(429).contains("too many uploads of this account at once");
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
                upload(bystander).expect(201);
                connection.rollback();
            }
            for (var reply : waiting) {
                reply.get().expect(201);
            }
            upload(person).expect(201);
        }
    }

    private static void awaitWaiters(TestServer server, int waiters) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Integer.parseInt(server.database().queryOne("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """)) >= waiters);
    }

    @Test
    void fourOfOnePersonAreWorkedOnAtOnce() throws Exception {
        eachRefusedBeyond(4, Map.of());
    }

    @Test
    void oneConnectionIsAlwaysLeftToOthers() throws Exception {
        eachRefusedBeyond(2, Map.of("database.pool-size", "3", "upload.parallel-per-person", "100"));
    }
}
