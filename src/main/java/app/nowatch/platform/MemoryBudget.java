package app.nowatch.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Memory that works of one kind share for what cannot be written yet. Whoever finds it used up is asked to come later. */
public final class MemoryBudget {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final AtomicLong free;
    private final String exhausted;

    /** So many bytes; the sentence is what a client reads when they are used up. */
    public MemoryBudget(long bytes, String exhausted) {
        this.free = new AtomicLong(bytes);
        this.exhausted = exhausted;
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

        /** Takes more bytes, or throws {@link Problem.Overloaded}. */
        public void reserve(long bytes) {
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                throw new Problem.Overloaded(exhausted, PAUSE);
            }
            taken += bytes;
        }

        @Override
        public void close() {
            free.addAndGet(taken);
            taken = 0;
        }
    }
}
