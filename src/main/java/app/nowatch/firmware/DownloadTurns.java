package app.nowatch.firmware;

import app.nowatch.platform.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** So many downloads at once, and so many of one person: each holds a buffer, an open file and a connection. Thread-safe. */
final class DownloadTurns {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Semaphore free;
    private final int mostOfAPerson;
    private final ConcurrentHashMap<UUID, Integer> running = new ConcurrentHashMap<>();

    DownloadTurns(int most, int mostOfAPerson) {
        this.free = new Semaphore(most);
        this.mostOfAPerson = mostOfAPerson;
    }

    /** A download that goes on, to be closed once. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins a download.
     *
     * @throws Problem.TooMany when enough of the person's go on
     * @throws Problem.Overloaded when enough go on at all
     */
    Turn begin(UUID person) {
        running.merge(person, 1, this::oneMore);
        if (!free.tryAcquire()) {
            end(person);
            throw new Problem.Overloaded("too many downloads of firmware at once", PAUSE);
        }
        return () -> {
            free.release();
            end(person);
        };
    }

    private int oneMore(int downloads, int more) {
        if (downloads + more > mostOfAPerson) {
            throw new Problem.TooMany("too many downloads of this account at once", PAUSE);
        }
        return downloads + more;
    }

    private void end(UUID person) {
        running.computeIfPresent(person, (who, downloads) -> downloads == 1 ? null : downloads - 1);
    }
}
