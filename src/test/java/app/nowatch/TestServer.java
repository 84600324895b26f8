package app.nowatch;

import app.nowatch.platform.http.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A whole server on port 0 and a fresh database of its own, in this process.
 *
 * <p>{@code try (var server = TestServer.start()) { server.client().get("/v1/user").expect(401); }}
 */
public final class TestServer implements AutoCloseable {
    private final SettableClock clock = new SettableClock();
    private final TestDatabase database = TestDatabase.create();
    private final Path data;
    private final Settings settings;
    private Server server;

    private TestServer(Map<String, String> others, Routes... more) {
        data = TemporaryFolders.create();
        var all = new HashMap<String, String>();
        all.put("http.port", "0");
        database.putInto(all);
        all.putAll(others);
        settings = Settings.load(data, Map.of(), all);
        server = Server.start(settings, clock, more);
    }

    public static TestServer start() {
        return new TestServer(Map.of());
    }

    /** With settings other than the defaults, by key, and further routes. */
    public static TestServer start(Map<String, String> others, Routes... more) {
        return new TestServer(others, more);
    }

    /** A client without a token. */
    public TestClient client() {
        return new TestClient("http://127.0.0.1:" + server.port(), "");
    }

    /** Moves the server's time. */
    public SettableClock clock() {
        return clock;
    }

    /** The server's database, to look at what is stored and to insert many people at once. */
    public TestDatabase database() {
        return database;
    }

    /** The server's data folder. */
    public Path data() {
        return data;
    }

    /** What {@code /metrics} says of something that has no labels. */
    public double metric(String name) {
        return client().get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    public Server server() {
        return server;
    }

    /** Stops the server in good order and starts it again on the same data; clients made before know the old port. */
    public void restart() {
        server.close();
        server = Server.start(settings, clock);
    }

    /** Another node on the same database, which the caller stops. */
    public Server another() {
        var all = new HashMap<String, String>();
        all.put("http.port", "0");
        database.putInto(all);
        return Server.start(Settings.load(TemporaryFolders.create(), Map.of(), all), clock);
    }

    /** Waits until it has cleaned up as at every start; it does so again an hour later. */
    public void awaitHousekeeping() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !database()
                        .query("SELECT 1 FROM scheduled_tasks"
                                + " WHERE task_name = 'housekeeping' AND last_success IS NOT NULL AND NOT picked")
                        .isEmpty());
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
