package app.nowatch.wearer;

import java.util.SplittableRandom;

/**
 * A smooth random curve over all time: independent standard normal values at a fixed pace, joined by the cubic
 * 3x² − 2x³. Mean 0, standard deviation 0.86. Unlike a filter it has no memory, so two days meet without a step.
 * Not for use by several threads.
 */
final class Wave {
    private final long key;
    private final double pace;
    private long cell = Long.MIN_VALUE;
    private double from;
    private double to;

    /** @param seconds between two independent values; waves of one purpose must differ in it */
    Wave(Chance purpose, long seed, int seconds) {
        this.key = purpose.at(seed, seconds).nextLong();
        this.pace = seconds;
    }

    double at(long epochSecond) {
        double position = epochSecond / pace;
        long wanted = (long) Math.floor(position);
        if (wanted != cell) {
            from = wanted == cell + 1 ? to : corner(wanted);
            to = corner(wanted + 1);
            cell = wanted;
        }
        double x = position - wanted;
        return from + (to - from) * x * x * (3 - 2 * x);
    }

    private double corner(long index) {
        return new SplittableRandom(key + index).nextGaussian();
    }
}
