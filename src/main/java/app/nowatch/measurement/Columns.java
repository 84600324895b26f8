package app.nowatch.measurement;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows of one UTC day by rising second, as columns: second of the day (0..86399), scaled value, quality (0..4). For
 * beats a value is where its text ends in {@link #text}. The arrays may be longer than {@link #size}.
 */
final class Columns {
    static final int SECONDS_A_DAY = 86_400;

    private static final byte[] NO_TEXT = {};
    static final int[] NONE = {};
    private static final byte[] SPACE = {' '};

    int size;
    int[] seconds;
    int[] values;
    byte[] qualities;
    byte[] text = NO_TEXT;

    /** How many rows of an upload besides one stand behind each second; none for seconds beyond its end. */
    int[] extra = NONE;

    final boolean beats;

    Columns(boolean beats, int capacity) {
        this.beats = beats;
        seconds = new int[capacity];
        values = new int[capacity];
        qualities = new byte[capacity];
    }

    /** Takes over arrays that are already filled. */
    Columns(boolean beats, int size, int[] seconds, int[] values, byte[] qualities, byte[] text) {
        this.beats = beats;
        this.size = size;
        this.seconds = seconds;
        this.values = values;
        this.qualities = qualities;
        this.text = text;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return seconds[0];
    }

    int last() {
        return seconds[size - 1];
    }

    /** The rows of the upload behind the second at this index. */
    int weight(int row) {
        return row < extra.length ? 1 + extra[row] : 1;
    }

    /** All rows of the upload behind these seconds. */
    int weight() {
        int sum = size;
        for (int row = 0; row < Math.min(size, extra.length); row++) {
            sum += extra[row];
        }
        return sum;
    }

    /** Counts more rows of the upload behind the last second. */
    void addExtra(int rows) {
        if (rows > 0) {
            if (extra.length < size) {
                extra = Arrays.copyOf(extra, seconds.length);
            }
            extra[size - 1] += rows;
        }
    }

    void add(int second, int value, int quality) {
        if (size == seconds.length) {
            grow();
        }
        seconds[size] = second;
        values[size] = value;
        qualities[size++] = (byte) quality;
    }

    /** Adds beats as the text in {@code source[from, to)}. */
    void addText(int second, byte[] source, int from, int to) {
        int end = textLength() + to - from;
        appendText(source, from, to);
        add(second, end, SeriesType.BEST_QUALITY);
    }

    /** Adds a row of another set of columns of the same form. */
    void addFrom(Columns source, int row) {
        if (beats) {
            addText(source.seconds[row], source.text, source.textStart(row), source.values[row]);
        } else {
            add(source.seconds[row], source.values[row], source.qualities[row]);
        }
    }

    /** The rows from a second of the day on: these columns themselves where that is all of them. */
    Columns startingAt(int second) {
        int first = size == 0 || first() >= second ? 0 : Arrays.binarySearch(seconds, 0, size, second);
        int from = first < 0 ? -first - 1 : first;
        if (from == 0) {
            return this;
        }
        var later = new Columns(beats, size - from);
        for (int row = from; row < size; row++) {
            later.addFrom(this, row);
        }
        return later;
    }

    /** Adds all rows of another set of columns of the same form. */
    void addAll(Columns source) {
        for (int row = 0; row < source.size; row++) {
            addFrom(source, row);
        }
    }

    /** Gives the last row another value. */
    void replaceLast(int value, int quality) {
        values[size - 1] = value;
        qualities[size - 1] = (byte) quality;
    }

    /** Makes the last row's text longer: one space and the text given. */
    void joinText(byte[] source, int from, int to) {
        appendText(SPACE, 0, 1);
        values[size - 1]++;
        appendText(source, from, to);
        values[size - 1] += to - from;
    }

    int textStart(int row) {
        return row == 0 ? 0 : values[row - 1];
    }

    int textLength() {
        return size == 0 || !beats ? 0 : values[size - 1];
    }

    /** The text of a row of beats. */
    String textOf(int row) {
        int start = textStart(row);
        return new String(text, start, values[row] - start, StandardCharsets.US_ASCII);
    }

    private void appendText(byte[] source, int from, int to) {
        int length = textLength();
        int needed = length + to - from;
        if (needed > text.length) {
            text = Arrays.copyOf(text, Math.max(needed, text.length + text.length / 2 + 64));
        }
        System.arraycopy(source, from, text, length, to - from);
    }

    /** Whether the row here and a row there say the same about a second. */
    boolean sameValue(int row, Columns other, int otherRow) {
        if (!beats) {
            return values[row] == other.values[otherRow] && qualities[row] == other.qualities[otherRow];
        }
        return Arrays.equals(
                text, textStart(row), values[row], other.text, other.textStart(otherRow), other.values[otherRow]);
    }

    private void grow() {
        int capacity = Math.max(16, size + size / 2);
        seconds = Arrays.copyOf(seconds, capacity);
        values = Arrays.copyOf(values, capacity);
        qualities = Arrays.copyOf(qualities, capacity);
    }
}
