package app.nowatch.measurement;

import app.nowatch.platform.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Works on so many uploads of one person at once: those of one series wait for each other with a connection in hand, and nobody
 * may hold them all. Thread-safe.
 */
final class UploadTurns {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final int most;
    private final ConcurrentHashMap<UUID, Integer> running = new ConcurrentHashMap<>();

    UploadTurns(int most) {
        this.most = most;
    }

    /**
     * Does the work.
     *
     * @throws Problem.TooMany when enough of the person's is going on
     */
    <T> T run(UUID userId, Supplier<T> work) {
        running.merge(userId, 1, this::oneMore);
        try {
            return work.get();
        } finally {
            running.computeIfPresent(userId, (person, uploads) -> uploads == 1 ? null : uploads - 1);
        }
    }

    private int oneMore(int uploads, int more) {
        if (uploads + more > most) {
            throw new Problem.TooMany("too many uploads of this account at once", PAUSE);
        }
        return uploads + more;
    }
}
