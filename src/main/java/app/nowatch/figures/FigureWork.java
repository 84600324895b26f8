package app.nowatch.figures;

import app.nowatch.figures.Figures.Progress;
import app.nowatch.platform.Problem;
import app.nowatch.platform.Turns;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Where figures are made: on as many threads as there are processors. They are threads of the operating system, since the light ones
 * that serve requests would have to wait for one that computes; and few, so that no more connections are held.
 */
final class FigureWork implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration WHILE_BUSY = Duration.ofMillis(50);

    private final Figures figures;
    private final Turns turns = new Turns("figures of this account are being made");
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("figures-", 0).daemon().factory());

    FigureWork(Figures figures) {
        this.figures = figures;
    }

    /**
     * Makes the figures of days, both ends included, that are missing or overtaken.
     *
     * @param budget the time after which it ends, with what it has made
     * @return whether all are right now
     */
    boolean update(UUID userId, LocalDate first, LocalDate last, Duration budget) {
        return await(threads.submit(() -> work(userId, first, last, budget)));
    }

    /** As {@link #update}, for one who waits for the answer: those of one person wait in line, and not on all threads. */
    boolean updateNow(UUID userId, LocalDate first, LocalDate last, Duration budget) {
        return turns.run(userId, () -> update(userId, first, last, budget));
    }

    private boolean work(UUID userId, LocalDate first, LocalDate last, Duration budget) throws InterruptedException {
        long end = System.nanoTime() + budget.toNanos();
        while (true) {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            var progress = figures.update(userId, first, last, left);
            if (progress != Progress.BUSY || left.isZero()) {
                return progress == Progress.COMPLETE;
            }
            // Another node is at it, and commits every few days.
            TimeUnit.NANOSECONDS.sleep(Math.min(left.toNanos(), WHILE_BUSY.toNanos()));
        }
    }

    private static boolean await(Future<Boolean> working) {
        try {
            return working.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notYet();
        }
    }

    /** What a reader is told while there is too much to make. */
    static Problem notYet() {
        return new Problem.Overloaded("the figures of these days are being made; ask again", PAUSE);
    }

    @Override
    public void close() {
        threads.close();
    }
}
