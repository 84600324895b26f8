package app.nowatch.bench;

import app.nowatch.Server;
import app.nowatch.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/** The server as it is, with one route more, in a process of its own; it ends with the process that started it. */
public final class BenchServer {
    /** One account downloads all firmware of a measure. */
    private static final Map<String, String> SETTINGS = Map.of("http.port", "0", "firmware.parallel-per-person", "100");

    private BenchServer() {}

    /** Runs until the other end of the standard input is closed; the one argument is the data folder. */
    public static void main(String[] arguments) throws IOException {
        var settings = Settings.load(Path.of(arguments[0]), Map.of(), SETTINGS);
        var server = Server.start(settings, Clock.tickMillis(ZoneOffset.UTC), new MemoryRoutes());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        System.out.println("listens on " + server.address());
        awaitEndOfInput();
        System.exit(0);
    }

    /** The starting process holds the other end and never writes. */
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }
}
