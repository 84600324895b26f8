package app.nowatch.wearer;

import java.time.Duration;
import java.time.Instant;

/** A piece of time, its start inside and its end outside. */
public interface Stretch {
    Instant start();

    Instant end();

    default Duration duration() {
        return Duration.between(start(), end());
    }

    default boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    default boolean overlaps(Stretch other) {
        return start().isBefore(other.end()) && other.start().isBefore(end());
    }

    /** For the constructors of the records: an end that is not after the start is an {@link IllegalArgumentException}. */
    static void requireForward(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("The end " + end + " is not after the start " + start);
        }
    }
}
