package app.nowatch.statistics;

import java.util.Arrays;

/**
 * Leaves out what cannot be a normal beat: first by range, then by the rule of M. Malik and others (European Heart Journal 10,
 * 1989): no more than a fifth away from the last beat that was kept.
 *
 * <p>The comparison starts afresh after a gap, and after three beats in a row were left out; these are then tested among
 * themselves. The first beat of a comparison is tested by nothing. When the three that follow contradict it before any beat has
 * agreed with it, it is the bad one and goes: so one bad beat at the start costs that beat and not the night. A fresh start also
 * ends adjacency, since the difference to what was kept before is the very one that the rule refuses.
 */
public final class IbiCleaning {
    /** Milliseconds, 200 a minute; ours. */
    static final double SHORTEST = 300;

    /** Milliseconds, 30 a minute; ours. */
    static final double LONGEST = 2_000;

    /** One part in so many may an interval differ, itself included: 20 % (Malik). */
    static final int PARTS = 5;

    /** Ours. */
    static final int LEFT_OUT_IN_A_ROW = 3;

    private IbiCleaning() {}

    /** Both steps. */
    public static Beats clean(Beats beats) {
        return byMalik(byRange(beats));
    }

    /** Keeps intervals of 300..2000 ms. */
    public static Beats byRange(Beats beats) {
        boolean[] kept = new boolean[beats.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = beats.interval(i) >= SHORTEST && beats.interval(i) <= LONGEST;
        }
        return beats.only(kept, beats.stretches());
    }

    /** Keeps intervals that differ by at most a fifth from the last one kept. */
    public static Beats byMalik(Beats beats) {
        return new Comparison(beats).result();
    }

    private static final class Comparison {
        private final Beats beats;
        private final boolean[] kept;
        private final int[] starts;
        private int start;
        private int last = -1;
        private boolean agreed;
        private int[] leftOut = {};

        Comparison(Beats beats) {
            this.beats = beats;
            this.kept = new boolean[beats.size()];
            this.starts = new int[beats.size()];
        }

        Beats result() {
            for (int i = 0; i < kept.length; i++) {
                if (i > 0 && beats.stretch(i) != beats.stretch(i - 1)) {
                    startAfresh();
                }
                test(i);
                if (leftOut.length == LEFT_OUT_IN_A_ROW) {
                    testAmongThemselves();
                }
            }
            return beats.only(kept, starts);
        }

        private void startAfresh() {
            last = -1;
            leftOut = new int[0];
        }

        private void test(int beat) {
            if (last < 0) {
                start++;
                agreed = false;
            } else if (PARTS * Math.abs(beats.interval(beat) - beats.interval(last)) > beats.interval(last)) {
                leftOut = Arrays.copyOf(leftOut, leftOut.length + 1);
                leftOut[leftOut.length - 1] = beat;
                return;
            } else {
                agreed = true;
                leftOut = new int[0];
            }
            kept[beat] = true;
            starts[beat] = start;
            last = beat;
        }

        private void testAmongThemselves() {
            if (!agreed) {
                kept[last] = false;
            }
            int[] again = leftOut;
            startAfresh();
            for (int beat : again) {
                test(beat);
            }
        }
    }
}
