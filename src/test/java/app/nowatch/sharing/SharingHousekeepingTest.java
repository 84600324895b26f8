package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What has run out is removed by itself, and nothing else. */
class SharingHousekeepingTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void sharesThatHaveRunOutAndOldLinesOfTheLogAreRemoved() {
        try (var server = TestServer.start()) {
            var owner = Someone.insert(server);
            var brief = Someone.insert(server);
            var lasting = Someone.insert(server);
            owner.shareWith(brief);
            owner.shareWith(lasting);
            var end = server.clock().instant().plus(Duration.ofMinutes(5));
            owner.send(
                            "POST",
                            "/v1/sharing/expires",
                            "{\"email\":\"" + brief.email() + "\",\"expiresAt\":\"" + end + "\"}")
                    .expect(201);
            server.database().execute("""
                    INSERT INTO access_log (user_id, viewer_id, kind, hour, start_day, end_day, reads, last_read)
                    SELECT user_id, viewer_id, 'MEASUREMENT', hour, '2024-06-01', '2024-06-01', 1, hour
                    FROM share, (VALUES (now() - interval '91 days'), (now() - interval '89 days')) AS hours (hour)
                    """);

            server.clock().advance(Duration.ofHours(2));
            await().atMost(SOON).until(() -> count(server, "share") == 1 && count(server, "access_log") == 2);
            assertThat(server.database()
                            .query("SELECT viewer.email FROM share JOIN person AS viewer ON viewer.id = viewer_id"))
                    .containsExactly(lasting.email());
            assertThat(server.database().query("SELECT DISTINCT hour > now() - interval '90 days' FROM access_log"))
                    .containsExactly("t");
        }
    }

    private static int count(TestServer server, String table) {
        return Integer.parseInt(server.database().queryOne("SELECT count(*) FROM " + table));
    }
}
