package app.nowatch.platform.http;

import java.time.Instant;

/** Moments from the first to the last, both inclusive. */
public record TimeRange(Instant start, Instant end) {
    public TimeRange {
        if (start.isAfter(end)) {
            throw new IllegalArgumentException("start after end");
        }
    }
}
