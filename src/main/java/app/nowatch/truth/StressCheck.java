package app.nowatch.truth;

import app.nowatch.statistics.Stressor;
import app.nowatch.wearer.Stretch;
import java.util.List;

/**
 * How many stressors there were and how many were seen, on days for which the method tells a value. Two are the same when they
 * overlap by a minute.
 *
 * @param days with a value
 * @param daysWithout a value
 * @param lived stressors there were
 * @param recalled of these, seen
 * @param seen stressors the method tells
 * @param confirmed of these, there were
 */
record StressCheck(int days, int daysWithout, int lived, int recalled, int seen, int confirmed) {
    static final StressCheck NOTHING = new StressCheck(0, 0, 0, 0, 0, 0);
    static final StressCheck DAY_WITHOUT = new StressCheck(0, 1, 0, 0, 0, 0);

    static StressCheck ofDay(List<? extends Stretch> lived, List<Stressor> seen) {
        int recalled = (int) lived.stream()
                .filter(one -> seen.stream().anyMatch(other -> overlap(one, other)))
                .count();
        int confirmed = (int) seen.stream()
                .filter(one -> lived.stream().anyMatch(other -> overlap(other, one)))
                .count();
        return new StressCheck(1, 0, lived.size(), recalled, seen.size(), confirmed);
    }

    private static boolean overlap(Stretch lived, Stressor seen) {
        return lived.start().getEpochSecond() < 60 * seen.end()
                && 60 * seen.start() < lived.end().getEpochSecond();
    }

    StressCheck plus(StressCheck other) {
        return new StressCheck(
                days + other.days,
                daysWithout + other.daysWithout,
                lived + other.lived,
                recalled + other.recalled,
                seen + other.seen,
                confirmed + other.confirmed);
    }
}
