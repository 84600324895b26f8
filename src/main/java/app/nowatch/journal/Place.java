package app.nowatch.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place in the order of lists: by beginning, then by id. */
public record Place(Instant begins, UUID id) {
    /** Before everything. */
    public static final Place FIRST = new Place(Instant.parse("-0001-01-01T00:00:00Z"), new UUID(0, 0));

    /** After all of the same beginning. With it a list ends at a place, as it begins at one: a planner then walks the index. */
    public static final UUID LAST_ID = new UUID(-1, -1);

    static Place of(Entry<?> entry) {
        return new Place(entry.content().begins(), entry.id());
    }

    /**
     * Where a range of a list is read from: here, or at the beginning of the range, whichever is later. One place, since a planner
     * takes two bounds for two reasons to expect little.
     */
    public Place notBefore(Instant start) {
        return begins.isBefore(start) ? new Place(start.minus(1, ChronoUnit.MICROS), LAST_ID) : this;
    }
}
