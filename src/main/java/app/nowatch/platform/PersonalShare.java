package app.nowatch.platform;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Works of one kind for so many requests of one person at once: each holds memory or a connection that all people share, and nobody
 * may hold them all. Thread-safe.
 */
public final class PersonalShare {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final int most;
    private final String tooMany;
    private final ConcurrentHashMap<UUID, Integer> running = new ConcurrentHashMap<>();

    /** @param tooMany what is told to whose request is one too many */
    public PersonalShare(int most, String tooMany) {
        this.most = most;
        this.tooMany = tooMany;
    }

    /**
     * Does the work.
     *
     * @throws Problem.TooMany when enough of the person's is going on
     */
    public <T> T run(UUID userId, Supplier<T> work) {
        running.merge(userId, 1, this::oneMore);
        try {
            return work.get();
        } finally {
            running.computeIfPresent(userId, (person, works) -> works == 1 ? null : works - 1);
        }
    }

    private int oneMore(int works, int more) {
        if (works + more > most) {
            throw new Problem.TooMany(tooMany, PAUSE);
        }
        return works + more;
    }
}
