package app.nowatch.statistics;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Heart-rate variability in the time domain, by the Task Force of the European Society of Cardiology and the North American
 * Society of Pacing and Electrophysiology, Circulation 93 (1996), doi 10.1161/01.CIR.93.5.1043. Differences are those of adjacent
 * beats only. Never computed from beats a minute: averaging destroys what is measured. Sums are compensated, so that long
 * recordings keep their last digits.
 */
public final class HeartRateVariability {
    /** Milliseconds (Task Force 1996). */
    static final double LARGE_DIFFERENCE = 50;

    private static final String NO_DIFFERENCE = "no two adjacent beats";

    private HeartRateVariability() {}

    /** The root of the mean squared difference of adjacent beats, in milliseconds. */
    public static Outcome<Double> rmssd(Beats beats) {
        double[] differences = differences(beats);
        if (differences.length == 0) {
            return Outcome.missing(NO_DIFFERENCE);
        }
        return Outcome.of(Math.sqrt(sum(squares(differences)) / differences.length));
    }

    /** The standard deviation of the intervals, with n − 1, in milliseconds. */
    public static Outcome<Double> sdnn(Beats beats) {
        int count = beats.size();
        if (count < 2) {
            return Outcome.missing("fewer than two beats");
        }
        double mean = sum(DoubleStream.of(beats.intervals())) / count;
        double squares = sum(DoubleStream.of(beats.intervals()).map(interval -> (interval - mean) * (interval - mean)));
        return Outcome.of(Math.sqrt(squares / (count - 1)));
    }

    /** How many of the differences of adjacent beats are above 50 ms, in percent. */
    public static Outcome<Double> pnn50(Beats beats) {
        double[] differences = differences(beats);
        if (differences.length == 0) {
            return Outcome.missing(NO_DIFFERENCE);
        }
        long large = DoubleStream.of(differences)
                .filter(difference -> Math.abs(difference) > LARGE_DIFFERENCE)
                .count();
        return Outcome.of(100.0 * large / differences.length);
    }

    private static double[] differences(Beats beats) {
        return IntStream.range(0, beats.size() - 1)
                .filter(beats::adjacent)
                .mapToDouble(beat -> beats.interval(beat + 1) - beats.interval(beat))
                .toArray();
    }

    private static DoubleStream squares(double[] values) {
        return DoubleStream.of(values).map(value -> value * value);
    }

    private static double sum(DoubleStream values) {
        return values.sum();
    }
}
