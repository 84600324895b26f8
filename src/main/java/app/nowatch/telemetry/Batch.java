package app.nowatch.telemetry;

import app.nowatch.platform.MemoryBudget;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one request leaves behind: rows, and what is passed on of it. */
final class Batch {
    static final byte[] NOTHING = {};

    private final Owner owner;
    private final Signal signal;
    private final Rows sources;
    private final Rows items;
    private final byte[] forward;
    private final MemoryBudget.Lease lease;
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    /** Whether its turn has come, or nobody waits for it any more: whichever is first. */
    private final AtomicBoolean taken = new AtomicBoolean();

    /** Who sent it, and when it arrived. */
    record Owner(UUID userId, Instant received) {}

    /**
     * Gives back the memory of all else that the request was made into.
     *
     * @param forward compressed protobuf, or {@link #NOTHING}
     */
    Batch(Owner owner, Signal signal, Rows sources, Rows items, byte[] forward, MemoryBudget.Lease lease) {
        this.owner = owner;
        this.signal = signal;
        this.sources = sources;
        this.items = items;
        this.forward = forward;
        this.lease = lease;
        lease.shrinkTo(sources.bytes().capacity() + (long) items.bytes().capacity() + forward.length);
    }

    UUID userId() {
        return owner.userId();
    }

    Instant received() {
        return owner.received();
    }

    Signal signal() {
        return signal;
    }

    Bytes sources() {
        return sources.bytes();
    }

    Bytes items() {
        return items.bytes();
    }

    int count() {
        return items.count();
    }

    byte[] forward() {
        return forward;
    }

    /** Whether it may be written now; false when it was given up. */
    boolean begin() {
        return taken.compareAndSet(false, true);
    }

    /** Gives it up before its turn came; false when it has come. */
    boolean giveUp() {
        boolean early = taken.compareAndSet(false, true);
        if (early) {
            fail(new IllegalStateException("its turn did not come"));
        }
        return early;
    }

    /** Completed with whether the rows are on disk; false when there is no account for them. */
    CompletableFuture<Boolean> written() {
        return written;
    }

    /** Tells what became of it, and gives its memory back. */
    void end(boolean onDisk) {
        lease.close();
        written.complete(onDisk);
    }

    /** As {@link #end}, when it failed. */
    void fail(RuntimeException reason) {
        lease.close();
        written.completeExceptionally(reason);
    }
}
