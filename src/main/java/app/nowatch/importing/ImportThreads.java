package app.nowatch.importing;

import app.nowatch.platform.Problem;
import app.nowatch.platform.WorkThreads;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Where imports are worked on. Few at once. */
final class ImportThreads implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Semaphore places;
    private final WorkThreads threads = new WorkThreads("import");

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
    <T> T run(WorkThreads.Work<T> work) {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            return threads.run(places, work);
        } catch (WorkThreads.Stopping e) {
            throw new Problem.Overloaded("the server stops", PAUSE);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
