package app.nowatch.platform;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the works of one person pass one by one. In the database they would wait for each other all the same, each with a
 * connection in hand, and nobody may hold them all. Thread-safe; people share a thousand locks.
 */
public final class Turns {
    private static final int LOCKS = 1_024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReentrantLock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toArray(ReentrantLock[]::new);

    private final String tooMuch;

    /** @param tooMuch what is told to whose turn does not come */
    public Turns(String tooMuch) {
        this.tooMuch = tooMuch;
    }

    /**
     * Does the work.
     *
     * @throws Problem.Overloaded when its turn does not come within ten seconds
     */
    public <R> R run(UUID userId, Supplier<R> work) {
        var lock = locks[Math.floorMod(userId.hashCode(), LOCKS)];
        if (!acquire(lock)) {
            throw new Problem.Overloaded(tooMuch, PAUSE);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static boolean acquire(ReentrantLock lock) {
        try {
            return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
