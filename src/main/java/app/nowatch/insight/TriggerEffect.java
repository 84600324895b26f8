package app.nowatch.insight;

import app.nowatch.statistics.Percentiles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * How a figure differs between days with a trigger and days without; says nothing of why.
 *
 * @param size the difference of the medians as a multiple of what lies between the quartiles of the days without
 */
record TriggerEffect(Metric metric, double with, int withDays, double without, int withoutDays, double size) {
    /** Ours, on either side. */
    static final int LEAST_DAYS = 6;

    /** Ours: one that is no larger is called none. */
    private static final double LEAST_SIZE = 1;

    /** The largest effect on any metric that is worth telling. */
    static Optional<TriggerEffect> largest(String trigger, Past past) {
        return Arrays.stream(Metric.values())
                .flatMap(metric -> of(trigger, past, metric).stream())
                .filter(effect -> effect.size > LEAST_SIZE)
                .max(Comparator.comparingDouble(TriggerEffect::size)
                        .thenComparing(TriggerEffect::metric, Comparator.reverseOrder()));
    }

    /** Empty when there are too few days of a kind. */
    static Optional<TriggerEffect> of(String trigger, Past past, Metric metric) {
        double[] with = past.figures(metric, day -> past.isNamed(trigger, day));
        double[] without = past.figures(metric, day -> !past.isNamed(trigger, day));
        if (with.length < LEAST_DAYS || without.length < LEAST_DAYS) {
            return Optional.empty();
        }
        // Only the days without it tell how days differ anyway: those with it would stretch the yardstick by what is
        // measured.
        double spread = Percentiles.of(without, 75) - Percentiles.of(without, 25);
        double one = Percentiles.median(with);
        double other = Percentiles.median(without);
        double size = Math.abs(one - other) / Math.max(spread, metric.unit().step());
        return Optional.of(new TriggerEffect(metric, one, with.length, other, without.length, size));
    }
}
