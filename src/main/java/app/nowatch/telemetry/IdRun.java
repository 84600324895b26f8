package app.nowatch.telemetry;

import app.nowatch.platform.Ids;
import java.util.UUID;

/** Ids of one request: random for the first, counted from there for the others (RFC 9562, section 6.2). */
final class IdRun {
    private static final long COUNTER = 0x3FFF_FFFF_FFFF_FFFFL;

    private final UUID first;
    private long count;

    IdRun(Ids ids) {
        first = ids.timeOrdered();
    }

    UUID next() {
        long low = first.getLeastSignificantBits();
        return new UUID(first.getMostSignificantBits(), (low & ~COUNTER) | ((low + count++) & COUNTER));
    }
}
