package app.nowatch.statistics;

/**
 * Asleep or awake for each minute from counts of movement: R. J. Cole and others, "Automatic sleep/wake identification from wrist
 * activity", Sleep 15 (1992), doi 10.1093/sleep/15.5.461, in the form for counts a minute. A minute outside the record or without a
 * count weighs nothing in its neighbours' scores, and has no state itself.
 */
public final class ColeKripke {
    /** For four minutes before to two after (Cole and others 1992). */
    private static final double[] WEIGHTS = {106, 54, 58, 76, 230, 74, 67};

    private static final int BEFORE = 4;
    private static final double SCALE = 0.001;
    private static final double COUNTS_PER_UNIT = 100;
    private static final double MOST_UNITS = 300;

    /** Below it is sleep (Cole and others 1992). */
    static final double BORDER = 1;

    /** Ours: puts the device's documented border of "sleeping", a movement of 250, onto the method's own. */
    static final double COUNTS_PER_MOVEMENT = 0.6;

    private ColeKripke() {}

    /** The score of each minute. */
    public static double[] scores(double[] counts) {
        double[] units = new double[counts.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = Double.isNaN(counts[i]) ? 0 : Math.min(counts[i] / COUNTS_PER_UNIT, MOST_UNITS);
        }
        double[] scores = new double[units.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = SCALE * weighted(units, i);
        }
        return scores;
    }

    private static double weighted(double[] units, int minute) {
        double sum = 0;
        for (int k = 0; k < WEIGHTS.length; k++) {
            int at = minute - BEFORE + k;
            if (at >= 0 && at < units.length) {
                sum += WEIGHTS[k] * units[at];
            }
        }
        return sum;
    }

    /** The state of a known minute with such a score. */
    public static SleepState state(double score) {
        return score < BORDER ? SleepState.ASLEEP : SleepState.AWAKE;
    }

    /** The states of a record: known where movement is known and the watch is worn. */
    public static SleepState[] states(MinuteRecord record) {
        double[] counts = new double[record.length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = COUNTS_PER_MOVEMENT * record.movement(i);
        }
        double[] scores = scores(counts);
        var states = new SleepState[counts.length];
        for (int i = 0; i < counts.length; i++) {
            boolean known = record.worn(i) && !Double.isNaN(record.movement(i));
            states[i] = known ? state(scores[i]) : SleepState.UNKNOWN;
        }
        return states;
    }
}
