package app.nowatch.statistics;

import java.util.Arrays;

/**
 * Percentiles of type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50
 * (1996): the value at place (n − 1) · p of the sorted values, straight between neighbours.
 */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The percentile of values in any order, in their unit.
     *
     * @param percent 0..100
     * @throws IllegalArgumentException without values, or with one that is not a number
     */
    public static double of(double[] values, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("not a percentage: " + percent);
        }
        return ofSorted(sorted(values), percent);
    }

    /** The value with as many values below as above. */
    public static double median(double[] values) {
        return of(values, 50);
    }

    /** The median of the distances from a centre: MAD when that is the median, without the factor 1.4826. */
    static double medianDistance(double[] values, double centre) {
        return median(
                Arrays.stream(values).map(value -> Math.abs(value - centre)).toArray());
    }

    static double ofSorted(double[] sorted, double percent) {
        double place = (sorted.length - 1) * percent / 100;
        int below = (int) place;
        double low = sorted[below];
        if (below == place) {
            return low;
        }
        return low + (place - below) * (sorted[below + 1] - low);
    }

    static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // Not-a-number is sorted to the end.
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("percentiles need at least one value, and numbers only");
        }
        return sorted;
    }
}
