package app.nowatch.insight;

import java.util.Arrays;
import java.util.Optional;

/** The ten statistics, as numbers that an app sends. What lies outside the range cannot be one of them. */
enum Metric {
    STRESS_DURATION(Topic.STRESS, Unit.MINUTES, 0, 1_500),
    STRESS_RECOVERY(Topic.STRESS, Unit.MINUTES, 0, 1_500),
    STRESS_FREQUENCY(Topic.STRESS, Unit.COUNT, 0, 300),
    INTENSE_ACTIVITY(Topic.ACTIVITY, Unit.MINUTES, 0, 1_500),
    DAYTIME_RESTING_HEART_RATE(Topic.HEART, Unit.BEATS, 20, 260),
    SLEEP_HRV(Topic.HEART, Unit.MILLISECONDS, 0, 2_000),
    SLEEP_DURATION(Topic.SLEEP, Unit.MINUTES, 0, 1_500),
    SLEEP_REGULARITY(Topic.SLEEP, Unit.INDEX, -100, 100),
    SLEEP_STAGES(Topic.SLEEP, Unit.MINUTES, 0, 1_500),
    SLEEP_CYCLES(Topic.SLEEP, Unit.COUNT, 0, 100);

    private final Topic topic;
    private final Unit unit;
    private final double least;
    private final double most;

    Metric(Topic topic, Unit unit, double least, double most) {
        this.topic = topic;
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    static Optional<Metric> named(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.name().equals(name))
                .findFirst();
    }

    Topic topic() {
        return topic;
    }

    Unit unit() {
        return unit;
    }

    /** Whether a person's day can have this number; never for what is not a number. */
    boolean takes(double value) {
        return value >= least && value <= most;
    }
}
