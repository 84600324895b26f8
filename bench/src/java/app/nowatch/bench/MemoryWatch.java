package app.nowatch.bench;

import java.io.IOException;
import java.time.Duration;

/** Looks at the memory of a server and its database now and then, and keeps the largest figure of each. */
final class MemoryWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final BenchedServer server;
    private final Thread thread;
    private volatile Memory largest;

    /** In MiB. */
    record Memory(double server, double database) {
        static final Memory NONE = new Memory(0, 0);

        static Memory of(BenchedServer server) throws IOException {
            return new Memory(
                    server.server().residentMebibytes(), server.postgres().mebibytesWithChildren());
        }

        Memory orMore(Memory other) {
            return new Memory(Math.max(server, other.server), Math.max(database, other.database));
        }
    }

    MemoryWatch(BenchedServer server, Memory soFar) {
        this.server = server;
        this.largest = soFar;
        this.thread = Thread.ofPlatform().daemon().name("memory").start(this::watch);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                largest = largest.orMore(Memory.of(server));
                Thread.sleep(EVERY);
            }
        } catch (IOException | InterruptedException e) {
            // The server has ended, or the watch is over.
        }
    }

    Memory largest() {
        return largest;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
