package app.nowatch.figures;

import app.nowatch.figures.Figures.Progress;
import app.nowatch.platform.Problem;
import app.nowatch.platform.Turns;
import app.nowatch.platform.http.DayRange;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where figures are made: on as many threads as there are processors. They are threads of the operating system, since the light ones
 * that serve requests would have to wait for one that computes; and few, so that no more connections are held.
 */
final class FigureWork implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SLICE = Duration.ofMillis(500);
    private static final int DAYS_AT_ONCE = 64;
    private static final Duration WHILE_BUSY = Duration.ofMillis(50);

    private final Figures figures;
    private final Turns turns = new Turns("the figures of these days are being made; ask again");
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("figures-", 0).daemon().factory());

    FigureWork(Figures figures) {
        this.figures = figures;
    }

    /**
     * Makes the figures of days that are missing or overtaken, for one who waits for them. Those who wait for figures of one person
     * stand in line, and not on all threads.
     *
     * @param budget the time, with that in line, after which it ends with what it has made
     * @return whether all are right now
     */
    boolean updateNow(UUID userId, DayRange days, Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        return turns.run(userId, () -> await(threads.submit(() -> persist(userId, days, end)), end));
    }

    /**
     * Makes the figures of days, however many there are, a few at a time: others of the person have their turn in between.
     *
     * @throws Problem.Overloaded when it is interrupted
     */
    void finish(UUID userId, DayRange days) {
        var first = days.start();
        while (!first.isAfter(days.end())) {
            var last = first.plusDays(DAYS_AT_ONCE - 1);
            var some = new DayRange(first, last.isAfter(days.end()) ? days.end() : last);
            var progress = update(userId, some, SLICE);
            while (progress != Progress.COMPLETE) {
                pause(progress);
                progress = update(userId, some, SLICE);
            }
            first = some.end().plusDays(1);
        }
    }

    private static void pause(Progress progress) {
        try {
            TimeUnit.MILLISECONDS.sleep(progress == Progress.BUSY ? WHILE_BUSY.toMillis() : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notYet();
        }
    }

    /** As {@link #updateNow}, in the background: where somebody else is at it, it ends at once. */
    Progress update(UUID userId, DayRange days, Duration budget) {
        var working = threads.submit(() -> figures.update(userId, days, System.nanoTime() + budget.toNanos()));
        try {
            return working.get();
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Progress.BEGUN;
        }
    }

    private boolean persist(UUID userId, DayRange days, long end) throws InterruptedException {
        var progress = Progress.BEGUN;
        while (progress != Progress.COMPLETE && end - System.nanoTime() > 0) {
            progress = figures.update(userId, days, end);
            if (progress == Progress.BUSY) {
                // Another node is at it, or a job, and commits every few days.
                TimeUnit.MILLISECONDS.sleep(WHILE_BUSY.toMillis());
            }
        }
        return progress == Progress.COMPLETE;
    }

    /** Work that has begun is a bit late as a rule, since it ends after a day; work that has not is given up. */
    private static boolean await(Future<Boolean> working, long end) {
        try {
            return working.get(end - System.nanoTime() + PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            working.cancel(false);
            return false;
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notYet();
        }
    }

    private static RuntimeException cause(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(failure.getCause());
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
