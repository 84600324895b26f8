package app.nowatch.stat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Rows of a minute each, laid out on the minutes from the first to the last: what has no row is unknown. */
final class MinuteRows {
    /** As much as fits into the heap that the launcher gives. */
    private static final int MOST_MINUTES = 1_000 * 1_440;

    private final List<InputRow> rows;
    private final long[] minutes;

    /** How far into its minute the first row stands. */
    private final int second;

    private MinuteRows(List<InputRow> rows, long[] minutes, int second) {
        this.rows = rows;
        this.minutes = minutes;
        this.second = second;
    }

    /** Rows with a timestamp in the first column; each in a later minute than the one before. */
    static MinuteRows stamped(List<InputRow> rows) {
        long[] minutes = new long[rows.size()];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = (long) Math.floor(rows.get(i).timestamp() / 60);
            if (i > 0 && minutes[i] <= minutes[i - 1]) {
                throw new BadInput(rows.get(i).line(), "its minute is not after that of the row before");
            }
            if (minutes[i] - minutes[0] >= MOST_MINUTES) {
                throw new BadInput(rows.get(i).line(), "more than 1000 days after the first row");
            }
        }
        return new MinuteRows(
                rows, minutes, minutes.length == 0 ? 0 : (int) (rows.getFirst().timestamp() % 60));
    }

    /** Rows that follow one another minute by minute, counted from 1970. */
    static MinuteRows consecutive(List<InputRow> rows) {
        long[] minutes = new long[rows.size()];
        Arrays.setAll(minutes, row -> row);
        return new MinuteRows(rows, minutes, 0);
    }

    List<InputRow> rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    long firstMinute() {
        return minutes.length == 0 ? 0 : minutes[0];
    }

    int length() {
        return minutes.length == 0 ? 0 : place(minutes.length - 1) + 1;
    }

    /** Whether there is a row from one minute since 1970 to before another. */
    boolean hasRow(long from, long to) {
        return firstRow(from) < firstRow(to);
    }

    private int firstRow(long minute) {
        int found = Arrays.binarySearch(minutes, minute);
        return found < 0 ? -found - 1 : found;
    }

    /** The minute of a row, counted from the first. */
    int place(int row) {
        return Math.toIntExact(minutes[row] - minutes[0]);
    }

    /** The second of a minute, counted from the first, at which its row stands or would stand. */
    long second(int place) {
        return (firstMinute() + place) * 60 + second;
    }

    double[] numbers(ToDoubleFunction<InputRow> value) {
        double[] numbers = new double[length()];
        Arrays.fill(numbers, Double.NaN);
        for (int i = 0; i < rows.size(); i++) {
            numbers[place(i)] = value.applyAsDouble(rows.get(i));
        }
        return numbers;
    }

    <T> T[] values(T[] empty, T unknown, Function<InputRow, T> value) {
        T[] values = Arrays.copyOf(empty, length());
        Arrays.fill(values, unknown);
        for (int i = 0; i < rows.size(); i++) {
            values[place(i)] = value.apply(rows.get(i));
        }
        return values;
    }
}
