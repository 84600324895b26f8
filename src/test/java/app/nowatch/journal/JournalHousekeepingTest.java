package app.nowatch.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Old keys and deletions that nobody can ask for any more are removed by themselves, and nothing else. */
class JournalHousekeepingTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void keysGoAfterADayAndDeletionsAfterNinetyOneDays() {
        try (var server = TestServer.start()) {
            var person = Someone.insert(server);
            var kept = write(person, 1, "an-old-key");
            var old = write(person, 2, "another-old-key");
            var young = write(person, 3, "a-young-key");
            for (var id : new String[] {old, young}) {
                person.client().delete("/v1/activity/" + id).expect(200);
            }
            server.database().execute("""
                    UPDATE idempotency_key SET created = created - interval '24 hours' WHERE key LIKE '%%old%%';
                    UPDATE change SET at = at - interval '91 days' WHERE item IN ('%s', '%s')
                    """.formatted(kept, old));

            server.awaitHousekeeping();
            server.clock().advance(Duration.ofMinutes(61));
            await().atMost(SOON)
                    .until(() -> server.database()
                                    .query("SELECT key FROM idempotency_key")
                                    .size()
                            == 1);
            await().atMost(SOON)
                    .until(() ->
                            server.database().query("SELECT item FROM change").size() == 2);
            assertThat(server.database().query("SELECT key FROM idempotency_key"))
                    .containsExactly("a-young-key");
            assertThat(server.database().query("SELECT item FROM change")).containsExactlyInAnyOrder(kept, young);
        }
    }

    private static String write(Someone person, int hour, String key) {
        var activity = "[{\"start_datetime\":\"2024-06-01T1" + hour + ":00:00Z\",\"type\":1}]";
        return person.send("POST", "/v1/activity", activity, "Idempotency-Key", key)
                .expect(201)
                .json()
                .get(0)
                .stringValue();
    }
}
