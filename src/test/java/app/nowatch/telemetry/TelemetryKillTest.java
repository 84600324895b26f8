package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.ServerProcess;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestClient;
import app.nowatch.platform.db.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of many batches has every one that it answered with 200. */
class TelemetryKillTest {
    private static final int CLIENTS = 4;

    @Test
    void whatWasAnsweredIsThereAfterwards() throws SQLException {
        var data = TemporaryFolders.create();
        var answered = ConcurrentHashMap.<String>newKeySet();
        try (var server = ServerProcess.start(data, "JAVA_TOOL_OPTIONS=-Xlog:class+load")) {
            var sender = People.register(server.client(), "killed@example.org");
            assertThat(server.output())
                    .as("no class of protobuf is loaded before it is needed")
                    .contains("app.nowatch.telemetry.TelemetryRoom")
                    .doesNotContain(" com.google.protobuf.", " io.opentelemetry.proto.");
            sendUntilKilled(server, sender, answered);
        }
        assertThat(answered).hasSizeGreaterThan(CLIENTS);
        try (var server = ServerProcess.start(data)) {
            assertThat(server.output()).contains("listens");
            assertThat(stored(data)).containsAll(answered).doesNotHaveDuplicates();
        }
    }

    private static void sendUntilKilled(ServerProcess server, TestClient sender, Set<String> answered) {
        var number = new AtomicInteger();
        var going = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                threads.execute(() -> {
                    while (going.get()) {
                        send(sender, "batch " + number.incrementAndGet(), answered);
                    }
                });
            }
            Awaitility.await().until(() -> answered.size() > 10 * CLIENTS);
            server.killDatabase();
            server.kill();
            going.set(false);
        }
    }

    private static void send(TestClient sender, String name, Set<String> answered) {
        try {
            var span = Otlp.span(Clock.systemUTC(), name);
            if (Otlp.send(sender, "spans", Otlp.spans(span)).status() == 200) {
                answered.add(name);
            }
        } catch (AssertionError e) {
            // The server died with this request: it may or may not have kept it.
            Thread.onSpinWait();
        }
    }

    private static List<String> stored(Path data) throws SQLException {
        var database = EmbeddedPostgres.running(data).orElseThrow();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl("nowatch"), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name FROM telemetry_span")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
