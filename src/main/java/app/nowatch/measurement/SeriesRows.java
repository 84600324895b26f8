package app.nowatch.measurement;

import java.util.Arrays;

/** The rows of one series on one UTC day, by rising second. */
public final class SeriesRows {
    private static final int DECIMAL = 10;
    private static final int HEX = 16;

    private final Columns columns;
    private final int scale;

    SeriesRows(Columns columns, SeriesType type) {
        this.columns = columns;
        this.scale = type.form().scale();
    }

    public int size() {
        return columns.size;
    }

    /** The second of the day, 0..86399. */
    public int second(int row) {
        return columns.seconds[row];
    }

    /** The value times {@link ValueForm#scale()}. */
    public int scaled(int row) {
        return columns.values[row];
    }

    /** The value in its unit. */
    public double value(int row) {
        return (double) columns.values[row] / scale;
    }

    /** 0 where the watch was not worn, up to 4. */
    public int quality(int row) {
        return columns.qualities[row];
    }

    /**
     * Beats with the second of the day of each, 0..86399, in their order.
     *
     * @param milliseconds the interval that each ended
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Beats(int[] seconds, double[] milliseconds) {}

    /** How many beats stand behind a row. */
    public int beats(int row) {
        return BeatNumbers.tokens(columns.text, columns.textStart(row), columns.values[row]);
    }

    /** The beats behind the rows: numbers in hexadecimal when any of the day has one of the letters a to f, else decimal. */
    public Beats beats() {
        int base = hasLetters() ? HEX : DECIMAL;
        int[] seconds = new int[columns.size];
        double[] milliseconds = new double[columns.size];
        int count = 0;
        for (int row = 0; row < columns.size; row++) {
            int from = columns.textStart(row);
            for (int i = from; i < columns.values[row]; i++) {
                boolean begins = columns.text[i] != ' ' && (i == from || columns.text[i - 1] == ' ');
                if (begins && count == seconds.length) {
                    seconds = Arrays.copyOf(seconds, 2 * count);
                    milliseconds = Arrays.copyOf(milliseconds, 2 * count);
                }
                if (begins) {
                    seconds[count] = columns.seconds[row];
                    milliseconds[count++] = number(i, columns.values[row], base);
                }
            }
        }
        return new Beats(Arrays.copyOf(seconds, count), Arrays.copyOf(milliseconds, count));
    }

    private boolean hasLetters() {
        byte[] text = columns.text;
        int length = columns.textLength();
        byte greatest = 0;
        // Without a way out: the compiler takes many letters at once.
        for (int i = 0; i < length; i++) {
            greatest = (byte) Math.max(greatest, text[i]);
        }
        return greatest > '9';
    }

    private double number(int from, int to, int base) {
        double number = 0;
        for (int i = from; i < to && columns.text[i] != ' '; i++) {
            number = number * base + Character.digit(columns.text[i], HEX);
        }
        return number;
    }
}
