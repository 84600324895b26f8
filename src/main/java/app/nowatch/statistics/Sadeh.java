package app.nowatch.statistics;

/**
 * Asleep or awake for each minute from counts of movement: A. Sadeh, K. M. Sharkey and M. A. Carskadon, "Activity-based sleep-wake
 * identification", Sleep 17 (1994), doi 10.1093/sleep/17.3.201. On counts, never on other units. A minute outside the record or
 * without a count is zero for its neighbours, and has no state itself.
 */
public final class Sadeh {
    // All by Sadeh and others (1994).
    private static final double MOST_COUNTS = 300;
    private static final int REACH = 5;
    private static final int WINDOW = 2 * REACH + 1;
    private static final double CONSTANT = 7.601;
    private static final double MEAN_WEIGHT = 0.065;
    private static final double MIDDLE_WEIGHT = 1.08;
    private static final double MIDDLE_FROM = 50;
    private static final double MIDDLE_BELOW = 100;
    private static final double DEVIATION_WEIGHT = 0.056;
    private static final double LOGARITHM_WEIGHT = 0.703;

    /** Above it is sleep (Sadeh and others 1994). */
    static final double BORDER = -4;

    private Sadeh() {}

    /** The score of each minute. */
    public static double[] scores(double[] counts) {
        // With as many zeros on either side as a window reaches.
        double[] padded = new double[counts.length + 2 * REACH];
        for (int i = 0; i < counts.length; i++) {
            padded[REACH + i] = Double.isNaN(counts[i]) ? 0 : Math.min(counts[i], MOST_COUNTS);
        }
        double[] scores = new double[counts.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = CONSTANT
                    - MEAN_WEIGHT * (sum(padded, i, WINDOW) / WINDOW)
                    - MIDDLE_WEIGHT * middles(padded, i)
                    - DEVIATION_WEIGHT * deviation(padded, i)
                    - LOGARITHM_WEIGHT * Math.log(padded[REACH + i] + 1);
        }
        return scores;
    }

    private static double sum(double[] padded, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += padded[i];
        }
        return sum;
    }

    private static int middles(double[] padded, int from) {
        int middles = 0;
        for (int i = from; i < from + WINDOW; i++) {
            middles += padded[i] >= MIDDLE_FROM && padded[i] < MIDDLE_BELOW ? 1 : 0;
        }
        return middles;
    }

    /** Of the minute and the five before it, with n − 1. */
    private static double deviation(double[] padded, int from) {
        double mean = sum(padded, from, REACH + 1) / (REACH + 1);
        double squares = 0;
        for (int i = from; i <= from + REACH; i++) {
            squares += (padded[i] - mean) * (padded[i] - mean);
        }
        return Math.sqrt(squares / REACH);
    }

    /** The state of a known minute with such a score. */
    public static SleepState state(double score) {
        return score > BORDER ? SleepState.ASLEEP : SleepState.AWAKE;
    }
}
