package app.nowatch.statistics;

import java.util.Arrays;

/**
 * DAYTIME_RESTING_HEART_RATE: the tenth percentile of the heart rate in minutes awake and worn that end at least five still minutes
 * in a row. The method is ours.
 */
public final class RestingHeartRate {
    public static final String METHOD = "awake-rest-p10-1";

    private static final int STILL_MINUTES = 5;
    private static final int LEAST_MINUTES = 30;
    private static final double PERCENT = 10;

    /**
     * What was found.
     *
     * @param beatsPerMinute the percentile
     * @param minutes how many minutes it rests on
     */
    public record Resting(double beatsPerMinute, int minutes) {}

    private RestingHeartRate() {}

    public static Outcome<Resting> of(Timeline timeline, DayBounds day) {
        double[] atRest = minutesAtRest(timeline, day);
        if (atRest.length < LEAST_MINUTES) {
            return Outcome.missing("only " + atRest.length + " of the " + LEAST_MINUTES + " resting minutes needed");
        }
        return Outcome.of(new Resting(Percentiles.of(atRest, PERCENT), atRest.length));
    }

    private static double[] minutesAtRest(Timeline timeline, DayBounds day) {
        var record = timeline.record();
        int from = record.place(day.startMinute());
        int to = record.place(day.endMinute());
        double[] atRest = new double[to - from];
        int count = 0;
        // Stillness just before midnight counts for the first minutes of the day.
        int still = 0;
        for (int i = Math.max(0, from - STILL_MINUTES); i < to; i++) {
            still = record.still(i) ? still + 1 : 0;
            if (i >= from && still >= STILL_MINUTES && timeline.awake(i) && record.hasHeartRate(i)) {
                atRest[count++] = record.heartRate(i);
            }
        }
        return Arrays.copyOf(atRest, count);
    }
}
