package app.nowatch.statistics;

/** Rows of HEART_RATE in the order of time, of which mean and deviation around any moment can be asked. */
public final class HeartRateRows {
    private final long[] seconds;
    private final double[] sums;
    private final double[] squares;

    /**
     * Rows of quality 1..4.
     *
     * @param seconds since 1970, none before its predecessor
     * @param beatsPerMinute as many
     */
    public HeartRateRows(long[] seconds, double[] beatsPerMinute) {
        this.seconds = seconds.clone();
        sums = new double[seconds.length + 1];
        squares = new double[seconds.length + 1];
        for (int i = 0; i < seconds.length; i++) {
            sums[i + 1] = sums[i] + beatsPerMinute[i];
            squares[i + 1] = squares[i] + beatsPerMinute[i] * beatsPerMinute[i];
        }
    }

    /** How many rows lie from one second to before another. */
    int count(long from, long to) {
        return place(to) - place(from);
    }

    /** Their mean, or not a number without any. */
    double mean(long from, long to) {
        int first = place(from);
        int last = place(to);
        return first == last ? Double.NaN : (sums[last] - sums[first]) / (last - first);
    }

    /** Their standard deviation with n − 1, or not a number with fewer than two. */
    double deviation(long from, long to) {
        int first = place(from);
        int last = place(to);
        int count = last - first;
        if (count < 2) {
            return Double.NaN;
        }
        double sum = sums[last] - sums[first];
        double around = squares[last] - squares[first] - sum * sum / count;
        // A constant heart rate may come out a hair below zero.
        return Math.sqrt(Math.max(0, around) / (count - 1));
    }

    /** The first row at a second or after it. */
    private int place(long second) {
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
