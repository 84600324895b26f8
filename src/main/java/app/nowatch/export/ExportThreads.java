package app.nowatch.export;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Where exports are made: threads of the operating system, since the light ones that serve requests would have to wait for one that
 * compresses. Few at once; of jobs only one. While one waits for a client or a disk, another may use the processor.
 */
final class ExportThreads implements AutoCloseable {
    private static final int MOST_STREAMS = 8;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Semaphore streams = new Semaphore(MOST_STREAMS);
    private final Semaphore jobs = new Semaphore(1);
    /** Requests need some, too. */
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("export-", 0).daemon().factory());
    private volatile boolean stopping;

    /** Makes something of an export. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** The server stops while an export is being made. */
    static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopping() {
            super("the server stops", null, false, false);
        }
    }

    /**
     * Does the work of a request, and waits for it.
     *
     * @throws Problem.Overloaded when too many are at it, or the server stops
     * @throws UncheckedIOException when it cannot be written
     */
    <T> T stream(Work<T> work) {
        if (!streams.tryAcquire()) {
            throw new Problem.Overloaded("too many exports are being made at the moment", PAUSE);
        }
        try {
            return await(work, streams);
        } catch (Stopping e) {
            throw new Problem.Overloaded("the server stops", PAUSE);
        }
    }

    /**
     * Does the work of a job, and waits for it; empty when another one is at it.
     *
     * @throws Stopping when the server stops; the work has then ended or is about to
     */
    <T> Optional<T> job(Work<T> work) {
        return jobs.tryAcquire() ? Optional.of(await(work, jobs)) : Optional.empty();
    }

    private <T> T await(Work<T> work, Semaphore place) {
        try {
            return submit(work, place).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping();
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    /** The place is free again when the work has ended, also when nobody waits for it any more. */
    private <T> Future<T> submit(Work<T> work, Semaphore place) {
        try {
            return threads.submit(() -> {
                try {
                    return onProcessor(work);
                } finally {
                    place.release();
                }
            });
        } catch (RejectedExecutionException e) {
            place.release();
            throw new Stopping();
        }
    }

    private <T> T onProcessor(Work<T> work) throws IOException {
        processors.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            processors.release();
        }
    }

    private static RuntimeException cause(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case IOException cause -> new UncheckedIOException(cause);
            case null, default -> new IllegalStateException(failure.getCause());
        };
    }

    /** A stream for work that goes on here: it leaves the processor to others while it writes, and ends the work when the server stops. */
    OutputStream paced(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                away(() -> out.write(source, offset, length));
            }

            @Override
            public void flush() throws IOException {
                away(out::flush);
            }
        };
    }

    private interface Away {
        void run() throws IOException;
    }

    private void away(Away work) throws IOException {
        if (isStopping()) {
            throw new Stopping();
        }
        processors.release();
        try {
            work.run();
        } finally {
            processors.acquireUninterruptibly();
        }
    }

    /** Whether the server stops: whatever goes wrong from then on need not be the work's fault. */
    boolean isStopping() {
        return stopping || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        stopping = true;
        // Also those that wait, for figures or for a disk.
        threads.shutdownNow();
        threads.close();
    }
}
