package app.nowatch.export;

import app.nowatch.platform.ArrayStream;
import app.nowatch.platform.Problem;
import app.nowatch.platform.WorkThreads;
import app.nowatch.platform.WorkThreads.Stopping;
import app.nowatch.platform.WorkThreads.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Where exports are made. Few at once; of jobs only one. While one waits for a client or a disk, another may use the processor.
 */
final class ExportThreads implements AutoCloseable {
    private static final int MOST_STREAMS = 8;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Semaphore streams = new Semaphore(MOST_STREAMS);
    private final Semaphore jobs = new Semaphore(1);
    /** Requests need some, too. */
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    private final WorkThreads threads = new WorkThreads("export");

    /**
     * Does the work of a request, and waits for it.
     *
     * @throws Problem.Overloaded when too many are at it, or the server stops
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    <T> T stream(Work<T> work) {
        if (!streams.tryAcquire()) {
            throw new Problem.Overloaded("too many exports are being made at the moment", PAUSE);
        }
        try {
            return threads.run(streams, () -> onProcessor(work));
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
        return jobs.tryAcquire() ? Optional.of(threads.run(jobs, () -> onProcessor(work))) : Optional.empty();
    }

    private <T> T onProcessor(Work<T> work) throws IOException {
        processors.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            processors.release();
        }
    }

    /** A stream for work that goes on here: it leaves the processor to others while it writes, and ends the work when the server stops. */
    OutputStream paced(OutputStream out) {
        return new ArrayStream() {
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

    /** As {@link WorkThreads#isStopping}. */
    boolean isStopping() {
        return threads.isStopping();
    }

    @Override
    public void close() {
        threads.close();
    }
}
