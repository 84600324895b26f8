package app.nowatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A server and its throw-away folder; both go when it closes, however far the start has come. */
final class DemoStage implements AutoCloseable {
    private final Path folder = createFolder();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closing;
    private @Nullable Server server;

    private static Path createFolder() {
        try {
            return Files.createTempDirectory("nowatch-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server and answers its address. */
    String start(String port, Clock clock) {
        lock.lock();
        try {
            if (closing) {
                throw new Main.CannotDo("stopped before it started");
            }
            var started = Server.start(Settings.load(folder, Map.of(), Map.of("http.port", port)), clock);
            server = started;
            return started.address();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        return closing;
    }

    /** Returns when {@link #close} has done its work. */
    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        // A start under way would otherwise go on writing into the folder while it is removed.
        lock.lock();
        try {
            if (server != null) {
                server.close();
            }
            remove(folder);
        } finally {
            lock.unlock();
            ended.countDown();
        }
    }

    /** Removes a folder and all in it, or says why not. */
    static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("could not remove " + folder + ": " + e.getMessage());
        }
    }
}
