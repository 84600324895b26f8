package app.nowatch.insight;

import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.ClockTimes;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.Percentiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One time of the clock of the day or week against the days before.
 *
 * @param now in whole minutes after the noon before; where there is a typical time, within half a day of it, so that it may be
 *     negative or more than a day
 * @param earlierDays how many earlier days have this time, enough or not
 */
record ClockComparison(ClockTime time, double now, Outcome<Baseline> range, int earlierDays) {
    private static final int HALF_A_DAY = 720;
    private static final int DAY = 1440;

    ClockComparison {
        now = whole(now) + turns(whole(now), range) * DAY;
    }

    /** All that there is to say something about, in the order of the times. */
    static List<ClockComparison> of(Question question) {
        return Arrays.stream(ClockTime.values())
                .flatMap(time -> now(question, time).stream().map(now -> of(question, time, now)))
                .toList();
    }

    private static ClockComparison of(Question question, ClockTime time, double now) {
        double[] earlier = question.earlier().minutesAfterNoon(time);
        return new ClockComparison(time, now, Baseline.of(earlier), earlier.length);
    }

    private static Optional<Double> now(Question question, ClockTime time) {
        if (question.period() == Period.DAY) {
            return Optional.ofNullable(question.today().times().get(time)).map(ClockTimes::minutesAfterNoon);
        }
        double[] week = question.week().minutesAfterNoon(time);
        return week.length < Comparison.LEAST_WEEK_DAYS ? Optional.empty() : Optional.of(Percentiles.median(week));
    }

    private static double whole(double minutes) {
        return Math.floor(minutes + 0.5);
    }

    /** Five past noon lies five hours after seven in the morning, and not nineteen before it. */
    private static int turns(double now, Outcome<Baseline> range) {
        return range.figure()
                .map(known -> {
                    double ahead = now - known.typical();
                    return ahead > HALF_A_DAY ? -1 : ahead < -HALF_A_DAY ? 1 : 0;
                })
                .orElse(0);
    }

    /** Empty when there are too few earlier days. */
    Optional<Position> position() {
        return range.figure().map(known -> Position.of(now, known, Unit.MINUTES));
    }
}
