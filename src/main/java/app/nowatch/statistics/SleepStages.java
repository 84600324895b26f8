package app.nowatch.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * SLEEP_STAGES: an estimate from heart rate and movement in steps of 30 seconds. Deep sleep has a low and steady heart rate, REM
 * sleep a higher, unsteady one while the body lies still. The rules are ours. Wrist estimates of this family agree with a sleep
 * laboratory in about 72 % of steps on wake, non-REM and REM (O. Walch and others, Sleep 42, 2019); this one has not been compared
 * with one.
 */
public final class SleepStages {
    static final int STEP_SECONDS = 30;

    /** On either side of the middle of a step: five minutes together. */
    private static final int REACH_SECONDS = 150;

    private static final double LEAST_SHARE_WITH_HEART_RATE = 0.8;
    private static final double LOW_PERCENT = 10;

    /** How far from the low to the median heart rate deep sleep reaches. */
    private static final double DEEP_REACH = 0.4;

    private static final int REM_AFTER_SECONDS = 3_600;
    private static final double REM_MOVEMENT_BELOW = 50;
    private static final double REM_UNSTEADINESS = 1.25;

    private final HeartRateRows rows;
    private final MinuteRecord record;
    private final Sleeps sleeps;
    private final long start;
    private final double[] mean;
    private final double[] deviation;

    private SleepStages(HeartRateRows rows, Timeline timeline, SleepSpan night) {
        this.rows = rows;
        this.record = timeline.record();
        this.sleeps = timeline.sleeps();
        this.start = night.start() * 60;
        int steps = night.inBedMinutes() * 60 / STEP_SECONDS;
        this.mean = new double[steps];
        this.deviation = new double[steps];
        for (int i = 0; i < steps; i++) {
            long middle = second(i) + STEP_SECONDS / 2;
            mean[i] = rows.mean(middle - REACH_SECONDS, middle + REACH_SECONDS);
            deviation[i] = rows.deviation(middle - REACH_SECONDS, middle + REACH_SECONDS);
        }
    }

    /** The segments of a night, one after the other from its start to its end. */
    public static Outcome<List<StageSegment>> of(HeartRateRows rows, Timeline timeline, SleepSpan night) {
        var stages = new SleepStages(rows, timeline, night);
        if (stages.shareWithHeartRate() < LEAST_SHARE_WITH_HEART_RATE) {
            return Outcome.missing("heart rate every 30 seconds in less than 80 % of the night");
        }
        return Outcome.of(StageSegments.of(stages.steps(), stages.start));
    }

    private long second(int step) {
        return start + (long) step * STEP_SECONDS;
    }

    private double shareWithHeartRate() {
        int with = 0;
        for (int i = 0; i < mean.length; i++) {
            with += rows.count(second(i), second(i + 1)) > 0 ? 1 : 0;
        }
        return (double) with / mean.length;
    }

    private SleepStage[] steps() {
        double[] means = ofSleepSteps(mean);
        double[] deviations = ofSleepSteps(deviation);
        var stages = new SleepStage[mean.length];
        if (means.length == 0 || deviations.length == 0) {
            Arrays.fill(stages, SleepStage.UNKNOWN);
            return stages;
        }
        double low = Percentiles.of(means, LOW_PERCENT);
        double median = Percentiles.median(means);
        double unsteadiness = Percentiles.median(deviations);
        for (int i = 0; i < stages.length; i++) {
            stages[i] = stage(i, low, median, unsteadiness);
        }
        return stages;
    }

    private double[] ofSleepSteps(double[] values) {
        double[] found = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (state(i) == SleepState.ASLEEP && !Double.isNaN(values[i])) {
                found[count++] = values[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int minute(int step) {
        return record.place(Math.floorDiv(second(step), 60L));
    }

    private SleepState state(int step) {
        return sleeps.state(minute(step));
    }

    private SleepStage stage(int step, double low, double median, double unsteadiness) {
        double h = mean[step];
        double v = deviation[step];
        if (state(step) == SleepState.UNKNOWN || Double.isNaN(h) || Double.isNaN(v)) {
            return SleepStage.UNKNOWN;
        }
        if (state(step) == SleepState.AWAKE) {
            return SleepStage.AWAKE;
        }
        if (h <= low + DEEP_REACH * (median - low) && v <= unsteadiness) {
            return SleepStage.DEEP;
        }
        boolean rem = second(step) - start >= REM_AFTER_SECONDS
                && record.movement(minute(step)) < REM_MOVEMENT_BELOW
                && h >= median
                && v > REM_UNSTEADINESS * unsteadiness;
        return rem ? SleepStage.REM : SleepStage.LIGHT;
    }
}
