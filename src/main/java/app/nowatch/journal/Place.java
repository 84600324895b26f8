package app.nowatch.journal;

import java.time.Instant;
import java.util.UUID;

/** A place in the order of lists: by beginning, then by id. */
public record Place(Instant begins, UUID id) {
    /** Before everything. */
    public static final Place FIRST = new Place(Instant.parse("-0001-01-01T00:00:00Z"), new UUID(0, 0));

    static Place of(Entry<?> entry) {
        return new Place(entry.content().begins(), entry.id());
    }
}
