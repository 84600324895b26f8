package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mails that nobody fetched, on a server whose housekeeping runs by itself. */
class MailHousekeepingTest {
    private static final String OLD = "20260101T120000.123Z-greeting-01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a33.eml";
    private static final String NEW = "29990101T120000.123Z-greeting-01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a33.eml";

    @Test
    void oldOnesGoAndOthersStay() throws IOException {
        try (var server = TestServer.start(Map.of("mail.keep-failed", "2d"))) {
            insert(server, "old and failed", "FAILED", 49);
            insert(server, "new and failed", "FAILED", 40);
            insert(server, "old and waiting", "PENDING", 49);
            var outbox = Files.createDirectories(server.data().resolve("outbox"));
            var kept = new String[] {NEW, "notes.eml", "20269999T120000.123Z-greeting.eml", OLD + ".txt"};
            for (var name : kept) {
                Files.createFile(outbox.resolve(name));
            }
            Files.createFile(outbox.resolve(OLD));
            Files.createFile(outbox.resolve("." + OLD));

            server.awaitHousekeeping();
            server.clock().advance(Duration.ofMinutes(61));

            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(names(outbox)).containsExactlyInAnyOrder(kept);
                assertThat(server.database().query("SELECT kind FROM mail"))
                        .containsExactlyInAnyOrder("new and failed", "old and waiting");
            });
        }
    }

    private static void insert(TestServer server, String kind, String status, int hoursOld) {
        server.database().execute("""
                INSERT INTO mail (id, kind, recipient, parameters, status, created)
                VALUES (gen_random_uuid(), '%s', 'noor@example.org', '{}', '%s', now() - interval '%d hours')
                """.formatted(kind, status, hoursOld));
    }

    private static String[] names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }
}
