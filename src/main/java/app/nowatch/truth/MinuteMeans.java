package app.nowatch.truth;

/** Means of what falls into each of some minutes; not a number where nothing does. */
final class MinuteMeans {
    private final long firstMinute;
    private final double[] sums;
    private final int[] counts;

    /** @param firstMinute since 1970 */
    MinuteMeans(long firstMinute, int minutes) {
        this.firstMinute = firstMinute;
        this.sums = new double[minutes];
        this.counts = new int[minutes];
    }

    /** Adds those rows that count. */
    void add(Rows rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.counts(i)) {
                int minute = Math.toIntExact(rows.second(i) / 60 - firstMinute);
                sums[minute] += rows.value(i);
                counts[minute]++;
            }
        }
    }

    double at(int minute) {
        return counts[minute] == 0 ? Double.NaN : sums[minute] / counts[minute];
    }
}
