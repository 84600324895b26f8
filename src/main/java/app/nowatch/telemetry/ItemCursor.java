package app.nowatch.telemetry;

import java.time.Instant;
import java.util.UUID;

/** The place of an item in the list; times to the microsecond, as the database keeps them. */
record ItemCursor(Instant time, UUID id) {
    /** Before all items. */
    static final ItemCursor FIRST = new ItemCursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));
}
