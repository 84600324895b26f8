package app.nowatch.insight;

import java.util.Arrays;
import java.util.Optional;

/** The times of day that go with a night, under the names that the statistics have for them. */
enum ClockTime {
    BEDTIME,
    WAKETIME;

    static Optional<ClockTime> named(String name) {
        return Arrays.stream(values()).filter(time -> time.field().equals(name)).findFirst();
    }

    /** As a field of SLEEP_REGULARITY. */
    String field() {
        return this == BEDTIME ? "bedtime" : "waketime";
    }
}
