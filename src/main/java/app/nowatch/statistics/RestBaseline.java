package app.nowatch.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What is usual for one person at rest, and how far a minute is from it. */
final class RestBaseline {
    /** Makes the median distance a standard deviation of normal values. */
    private static final double MAD_TO_DEVIATION = 1.4826;

    /** Beats a minute; ours. */
    private static final double LEAST_DEVIATION = 3;

    private final MinuteRecord record;
    private final Scale heartRate;
    private final Scale logRmssd;

    private RestBaseline(MinuteRecord record, double[] heartRates, double[] logRmssds) {
        this.record = record;
        this.heartRate = Scale.of(heartRates, LEAST_DEVIATION);
        this.logRmssd = Scale.of(logRmssds, 0);
    }

    /** The baseline of the eligible minutes of some days, of which there is at least one. */
    static RestBaseline of(MinuteRecord record, RestMinutes rest, List<DayBounds> days) {
        return new RestBaseline(
                record, values(record, rest, days, record::heartRate), values(record, rest, days, record::logRmssd));
    }

    private static double[] values(
            MinuteRecord record, RestMinutes rest, List<DayBounds> days, IntToDoubleFunction value) {
        double[] values = new double[record.length()];
        int count = 0;
        for (var day : days) {
            for (int i = record.place(day.startMinute()); i < record.place(day.endMinute()); i++) {
                if (rest.eligible(i) && !Double.isNaN(value.applyAsDouble(i))) {
                    values[count++] = value.applyAsDouble(i);
                }
            }
        }
        return Arrays.copyOf(values, count);
    }

    boolean isEmpty() {
        return Double.isNaN(heartRate.centre);
    }

    /** How far the heart rate of a minute is above the usual, in deviations; not a number where none is known. */
    double z(int minute) {
        return heartRate.z(record.heartRate(minute));
    }

    /** The same for ln RMSSD. Where it never varied nothing can be told: not a number. */
    double variabilityZ(int minute) {
        return logRmssd.z(record.logRmssd(minute));
    }

    private record Scale(double centre, double deviation) {
        static Scale of(double[] values, double least) {
            if (values.length == 0) {
                return new Scale(Double.NaN, Double.NaN);
            }
            double median = Percentiles.median(values);
            return new Scale(median, Math.max(MAD_TO_DEVIATION * Percentiles.medianDistance(values, median), least));
        }

        double z(double value) {
            return deviation > 0 ? (value - centre) / deviation : Double.NaN;
        }
    }
}
