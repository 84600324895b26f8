package app.nowatch.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Memory that works of one kind share for what cannot be written yet. Whoever finds it used up is asked to come later. */
public final class MemoryBudget {
    private static final Duration PAUSE = Duration.ofSeconds(10);

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
        return new Lease();
    }

    /** Bytes taken out of the budget until it is closed. Not for several threads. */
    public final class Lease implements AutoCloseable {
        private long taken;

        private Lease() {}

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
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                throw new Problem.Overloaded(exhausted, PAUSE);
            }
            taken += bytes;
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
