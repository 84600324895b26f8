package app.nowatch.bench;

import java.util.Arrays;

/** How many operations were done in which time, and how long each took. */
final class Run {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final double seconds;
    private final long[] nanos;

    /** @param nanos how long each operation took, in any order, at least one */
    Run(double seconds, long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was done");
        }
        this.seconds = seconds;
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    int operations() {
        return nanos.length;
    }

    double perSecond() {
        return nanos.length / seconds;
    }

    /** The time within which this share of the operations was done, 0.5 being the median. */
    double milliseconds(double share) {
        return nanos[(int) Math.min(nanos.length - 1L, (long) (share * nanos.length))] / NANOS_PER_MILLISECOND;
    }
}
