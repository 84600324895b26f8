package app.nowatch.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Threads of the operating system for long work of requests and jobs: the light ones that serve requests would have to wait for one
 * that packs or unpacks years. How many are at it is for the places to say.
 */
public final class WorkThreads implements AutoCloseable {
    private final ExecutorService threads;
    private volatile boolean stopping;

    /** @param name which each thread bears with a number behind, such as {@code export} */
    public WorkThreads(String name) {
        threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    /** What is worked on. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** The server stops while something is worked on. */
    public static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Stopping() {
            super("the server stops", null, false, false);
        }
    }

    /**
     * Does the work, and waits for it.
     *
     * @param place taken by the caller; free again when the work has ended, also when nobody waits for it any more
     * @throws Stopping when the server stops; the work has then ended or is about to
     * @throws UncheckedIOException when the work cannot read or write
     */
    public <T> T run(Semaphore place, Work<T> work) {
        try {
            return submit(place, work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping();
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private <T> Future<T> submit(Semaphore place, Work<T> work) {
        try {
            return threads.submit(() -> {
                try {
                    return work.run();
                } finally {
                    place.release();
                }
            });
        } catch (RejectedExecutionException e) {
            place.release();
            throw new Stopping();
        }
    }

    private static RuntimeException cause(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case IOException cause -> new UncheckedIOException(cause);
            case null, default -> new IllegalStateException(failure.getCause());
        };
    }

    /** Whether the server stops: whatever goes wrong from then on need not be the work's fault. */
    public boolean isStopping() {
        return stopping || Thread.currentThread().isInterrupted();
    }

    /** Interrupts what goes on, also what waits, and ends when that has ended. */
    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
        threads.close();
    }
}
