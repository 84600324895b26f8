package app.nowatch;

import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Spool;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/** Erases again whom a database has though the list of erasures names them, with all that any room keeps of them. */
final class Replay {
    /** Nothing is to leave for anywhere while this runs. */
    static final Map<String, String> SETTINGS = Map.of("telemetry.forward-to", "");

    private Replay() {}

    /**
     * Works on a newest schema, beside a server or without one.
     *
     * @return how many people there were
     */
    static int run(Settings settings, Database database) {
        var folder = temporaryFolder();
        try (var running = new Running()) {
            var rooms = new Rooms(
                    settings,
                    Clock.tickMillis(ZoneOffset.UTC),
                    new SimpleMeterRegistry(),
                    database,
                    // Not the server's own: it may be receiving something.
                    Spool.open(folder),
                    FolderBlobStore.beside(settings.blobs()),
                    running);
            return rooms.account().deletion().replay();
        } finally {
            DemoStage.remove(folder);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("nowatch-replay");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the operator is told. */
    static String result(int people) {
        return switch (people) {
            case 0 -> "nobody of the list of erasures was there";
            case 1 -> "one person of the list of erasures was there again, and is erased";
            default -> people + " people of the list of erasures were there again, and are erased";
        };
    }
}
