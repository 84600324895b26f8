package app.nowatch.bench;

import java.util.Arrays;
import java.util.Locale;

/** Numbers for people: about three digits, the same in every country. */
final class Figures {
    private Figures() {}

    static String of(double value) {
        double size = Math.abs(value);
        var form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }

    /** Both quantiles that a client notices, in milliseconds. */
    static String latency(double median, double nearlyAll) {
        return "p50 " + of(median) + " ms, p99 " + of(nearlyAll) + " ms";
    }

    /** The middle one; of an even number, the upper of the two. */
    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
