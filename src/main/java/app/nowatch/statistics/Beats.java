package app.nowatch.statistics;

import java.util.Arrays;

/**
 * Intervals between heart beats (RR), in milliseconds, in the order of time.
 *
 * <p>Two beats that follow one another are <i>adjacent</i> when the second is stamped less than its interval plus one second after
 * the first (stamps are whole seconds), and nothing between them was left out. Beats without stamps are all adjacent.
 */
public final class Beats {
    private static final double STAMP_SECONDS = 1;

    private final double[] seconds;
    private final double[] intervals;
    /** Which row of the given ones each beat is: where a number is left out, something was left out. */
    private final int[] rows;
    /** Numbers the stretches within which no time is missing. */
    private final int[] stretches;

    private Beats(double[] seconds, double[] intervals, int[] rows, int[] stretches) {
        this.seconds = seconds;
        this.intervals = intervals;
        this.rows = rows;
        this.stretches = stretches;
    }

    /** Beats that follow one another without gap. An interval that is not a number is unknown, so left out. */
    public static Beats consecutive(double[] intervals) {
        var all = new Beats(
                new double[intervals.length], intervals, rowNumbers(intervals.length), new int[intervals.length]);
        return all.only(known(intervals), all.stretches);
    }

    /**
     * Beats with the second at which each ended.
     *
     * @param seconds since 1970, none before its predecessor
     * @param intervals milliseconds; one that is not a number is unknown, so left out
     */
    public static Beats stamped(double[] seconds, double[] intervals) {
        if (seconds.length != intervals.length) {
            throw new IllegalArgumentException("each beat needs one stamp");
        }
        var all = new Beats(seconds, intervals, rowNumbers(seconds.length), new int[seconds.length]);
        var known = all.only(known(intervals), all.stretches);
        for (int i = 1; i < known.size(); i++) {
            known.stretches[i] = known.stretches[i - 1] + (known.timeIsMissingBefore(i) ? 1 : 0);
        }
        return known;
    }

    private boolean timeIsMissingBefore(int beat) {
        double apart = seconds[beat] - seconds[beat - 1];
        if (apart < 0) {
            throw new IllegalArgumentException("beats are not in the order of time");
        }
        // In milliseconds, where whole numbers stay exact.
        return (apart - STAMP_SECONDS) * 1000 >= intervals[beat];
    }

    private static boolean[] known(double[] intervals) {
        boolean[] known = new boolean[intervals.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = !Double.isNaN(intervals[i]);
        }
        return known;
    }

    private static int[] rowNumbers(int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /** The beats that are kept, with their stretches numbered anew. */
    Beats only(boolean[] kept, int[] newStretches) {
        int count = 0;
        for (boolean keep : kept) {
            count += keep ? 1 : 0;
        }
        var beats = new Beats(new double[count], new double[count], new int[count], new int[count]);
        int to = 0;
        for (int from = 0; from < kept.length; from++) {
            if (kept[from]) {
                beats.seconds[to] = seconds[from];
                beats.intervals[to] = intervals[from];
                beats.rows[to] = rows[from];
                beats.stretches[to++] = newStretches[from];
            }
        }
        return beats;
    }

    public int size() {
        return intervals.length;
    }

    /** The interval that a beat ended, in milliseconds. */
    public double interval(int beat) {
        return intervals[beat];
    }

    /** The row, counted from 0 among those given at first, that a beat is. */
    public int row(int beat) {
        return rows[beat];
    }

    double second(int beat) {
        return seconds[beat];
    }

    int stretch(int beat) {
        return stretches[beat];
    }

    int[] stretches() {
        return stretches;
    }

    double[] intervals() {
        return intervals;
    }

    /** Whether a beat and the next one are adjacent. */
    boolean adjacent(int beat) {
        return stretches[beat] == stretches[beat + 1] && rows[beat] + 1 == rows[beat + 1];
    }
}
