package app.nowatch.platform.http;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days from the first to the last, both inclusive. */
public record DayRange(LocalDate start, LocalDate end) {
    public DayRange {
        if (start.isAfter(end)) {
            throw new IllegalArgumentException("start after end");
        }
    }

    /** How many days; at least 1. */
    public long length() {
        return ChronoUnit.DAYS.between(start, end) + 1;
    }
}
