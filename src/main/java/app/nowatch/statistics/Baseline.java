package app.nowatch.statistics;

/**
 * A person's own usual range of one figure, in its unit.
 *
 * @param typical the median
 * @param lowerDeviation from P25 up to the median
 * @param upperDeviation from the median up to P75
 * @param days how many days it rests on
 */
public record Baseline(double typical, double lowerDeviation, double upperDeviation, int days) {
    /** Ours. */
    public static final int WINDOW_DAYS = 28;

    /** Ours. */
    public static final int LEAST_DAYS = 5;

    /** The range of the figures of days with enough data among the {@value #WINDOW_DAYS} calendar days before a day. */
    public static Outcome<Baseline> of(double[] figures) {
        if (figures.length < LEAST_DAYS) {
            return Outcome.missing(
                    "fewer than " + LEAST_DAYS + " of the " + WINDOW_DAYS + " days before have enough data");
        }
        double[] sorted = Percentiles.sorted(figures);
        double median = Percentiles.ofSorted(sorted, 50);
        double lower = median - Percentiles.ofSorted(sorted, 25);
        double upper = Percentiles.ofSorted(sorted, 75) - median;
        return Outcome.of(new Baseline(median, lower, upper, figures.length));
    }
}
