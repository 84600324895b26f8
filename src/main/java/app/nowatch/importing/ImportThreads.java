package app.nowatch.importing;

import app.nowatch.platform.Problem;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Where imports are worked on: threads of the operating system, since to unpack and parse years would keep the light ones that serve
 * requests from everybody else. Few at once.
 */
final class ImportThreads implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Semaphore places;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("import-", 0).daemon().factory());

    ImportThreads(int places) {
        this.places = new Semaphore(places);
    }

    /**
     * Refuses to let somebody send gigabytes in vain.
     *
     * @throws Problem.Overloaded when no place is free
     */
    void requireFree() {
        if (places.availablePermits() == 0) {
            throw tooMany();
        }
    }

    static Problem tooMany() {
        return new Problem.Overloaded("too many imports are being made at the moment", PAUSE);
    }

    /**
     * Does the work, and waits for it.
     *
     * @throws Problem.Overloaded when no place is free, or the server stops
     */
    <T> T run(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            return submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Overloaded("the server stops", PAUSE);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** The place is free again when the work has ended, also when nobody waits for it any more. */
    private <T> Future<T> submit(Supplier<T> work) {
        try {
            return threads.submit(() -> {
                try {
                    return work.get();
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            throw new Problem.Overloaded("the server stops", PAUSE);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
