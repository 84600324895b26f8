package app.nowatch.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Memory that works of one kind share for a while. Whoever finds it used up is asked to come later, or waits. */
public final class MemoryBudget {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final long whole;
    private final AtomicLong free;
    private final String exhausted;
    private final String neverEnough;

    /** So many bytes; the sentence is what a client reads when they are used up. */
    public MemoryBudget(long bytes, String exhausted) {
        this(bytes, exhausted, "");
    }

    /** As above; the second sentence is for whoever alone would need more than there is, for whom it is no use to come again. */
    public MemoryBudget(long bytes, String exhausted, String neverEnough) {
        this.whole = bytes;
        this.free = new AtomicLong(bytes);
        this.exhausted = exhausted;
        this.neverEnough = neverEnough;
    }

    /** Bytes that nobody has taken. */
    public long free() {
        return free.get();
    }

    /** One user's share; empty at first. */
    public Lease lease() {
        return lease(Duration.ZERO);
    }

    /** As {@link #lease()}, for who waits so long for memory that others give back. */
    public Lease lease(Duration patience) {
        return new Lease(patience);
    }

    /** Bytes taken out of the budget until it is closed. Not for several threads. */
    public final class Lease implements AutoCloseable {
        private final Duration patience;
        private long taken;

        private Lease(Duration patience) {
            this.patience = patience;
        }

        /**
         * Takes more bytes.
         *
         * @throws Problem.Overloaded when there are none left
         * @throws Problem.TooLarge when the whole budget has fewer, where there is a sentence for that
         */
        public void reserve(long bytes) {
            if (taken + bytes > whole && !neverEnough.isEmpty()) {
                throw new Problem.TooLarge(neverEnough);
            }
            long end = System.nanoTime() + patience.toNanos();
            while (!take(bytes)) {
                if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                    throw new Problem.Overloaded(exhausted, PAUSE);
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            taken += bytes;
        }

        private boolean take(long bytes) {
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                return false;
            }
            return true;
        }

        /** Gives back what is more than so many bytes. */
        public void shrinkTo(long bytes) {
            if (bytes < taken) {
                free.addAndGet(taken - bytes);
                taken = bytes;
            }
        }

        @Override
        public void close() {
            shrinkTo(0);
        }
    }
}
