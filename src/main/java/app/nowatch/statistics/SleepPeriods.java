package app.nowatch.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sleep periods by C. Tudor-Locke and others, "Fully automated waist-worn accelerometer algorithm", Applied Physiology, Nutrition,
 * and Metabolism 39 (2014), doi 10.1139/apnm-2013-0173. A period that the record ends in counts, and ends with the record. Unknown
 * minutes are treated as in {@link Sleeps}: up to 30 in a row are bridged.
 */
public final class SleepPeriods {
    /** Sleep minutes in a row that begin a period (Tudor-Locke 2014). */
    public static final int START = 5;

    /** Wake minutes in a row that end it (Tudor-Locke 2014). */
    public static final int END = 10;

    /** Minutes from start to end (Tudor-Locke 2014). */
    public static final int LEAST_MINUTES = 160;

    /**
     * A period.
     *
     * @param start its first minute, counted from the record's first
     * @param end the first minute after it
     */
    public record Period(int start, int end, int minutesAsleep) {}

    private SleepPeriods() {}

    /**
     * The periods of a record of minutes.
     *
     * @param startRow sleep minutes in a row that begin a period
     * @param endRow wake minutes in a row that end it
     * @param leastMinutes how long a period lasts at least
     */
    public static List<Period> of(SleepState[] states, int startRow, int endRow, int leastMinutes) {
        return SleepBouts.find(states, startRow, endRow).stream()
                .filter(bout -> bout.end() - bout.start() >= leastMinutes)
                .map(bout -> new Period(bout.start(), bout.end(), count(states, bout, SleepState.ASLEEP)))
                .toList();
    }

    static int count(SleepState[] states, SleepBouts.Bout bout, SleepState state) {
        return (int) IntStream.range(bout.start(), bout.end())
                .filter(minute -> states[minute] == state)
                .count();
    }
}
