package app.nowatch.journal;

import app.nowatch.platform.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the writes of one person pass one by one. In the database they would wait for each other all the same, each with a
 * connection in hand, and nobody may hold them all. Thread-safe; people share a thousand locks.
 */
final class Turns {
    private static final int LOCKS = 1_024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReentrantLock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toArray(ReentrantLock[]::new);

    /**
     * Does the work.
     *
     * @throws Problem.Overloaded when its turn does not come within ten seconds
     */
    <R> R run(UUID userId, Supplier<R> work) {
        var lock = locks[Math.floorMod(userId.hashCode(), LOCKS)];
        if (!acquire(lock)) {
            throw new Problem.Overloaded("too much of this account is being written at the moment", PAUSE);
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
