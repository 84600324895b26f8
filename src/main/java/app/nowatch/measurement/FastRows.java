package app.nowatch.measurement;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Parses rows of the usual form at one pass: ten digits of Unix seconds, a plain value, perhaps one digit of quality.
 * Whatever looks or is otherwise is left to the slow way, so that no reason has to be known here.
 */
final class FastRows {
    /** Answered for a row that the slow way must look at. */
    static final int UNUSUAL = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int TIME_DIGITS = 10;
    private static final int MOST_WHOLE_DIGITS = 5;
    private static final int[] PLACES = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private final RowSink sink;
    private final boolean beats;
    private final boolean decimal;
    private final int scale;
    private final long earliest;
    private final long latest;
    private final int[] least = new int[SeriesType.BEST_QUALITY + 1];
    private final int most;
    private boolean quality;
    private long seenWord;
    private long seenSeconds;

    FastRows(SeriesType type, long earliest, long latest, RowSink sink) {
        this.sink = sink;
        this.earliest = earliest;
        this.latest = latest;
        beats = type.beats();
        decimal = type.form() == ValueForm.DECIMAL;
        scale = type.form().scale();
        quality = type.hasQuality();
        for (int i = 0; i < least.length; i++) {
            least[i] = type.least(i);
        }
        most = type.most();
    }

    /** The header names no quality: a third column is something else. */
    void withoutQuality() {
        quality = false;
    }

    /**
     * Hands the row that begins at {@code start} to the sink and returns where the next line begins, or UNUSUAL and
     * does nothing. Some line feed stands at or behind {@code start}, and eight
     * bytes more are in the array.
     */
    int parse(byte[] buffer, int start, int line) {
        // Neighbours share their first eight digits: one comparison instead of eight.
        long word = (long) EIGHT_BYTES.get(buffer, start);
        if (word != seenWord && !see(word)) {
            return UNUSUAL;
        }
        int tens = buffer[start + 8] - '0';
        int ones = buffer[start + 9] - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            return UNUSUAL;
        }
        int position = start + TIME_DIGITS;
        long time = seenSeconds + tens * 10L + ones;
        if (buffer[position] != ',' || time < earliest || time > latest) {
            return UNUSUAL;
        }
        return beats ? beats(buffer, position + 1, time, line) : number(buffer, position + 1, time);
    }

    /** Notes the first eight digits of a time; false when they are not digits. */
    private boolean see(long word) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            long digit = (word >> shift & 0xff) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        seenWord = word;
        seenSeconds = value * 100;
        return true;
    }

    private int number(byte[] buffer, int start, long time) {
        int position = start;
        int value = 0;
        int digit;
        while ((digit = buffer[position] - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            position++;
        }
        if (position == start || position - start > MOST_WHOLE_DIGITS) {
            return UNUSUAL;
        }
        if (decimal) {
            if (value > most / scale) {
                return UNUSUAL;
            }
            value *= scale;
            if (buffer[position] == '.') {
                int point = position++;
                while ((digit = buffer[position] - '0') >= 0 && digit <= 9 && position - point < PLACES.length) {
                    value += digit * PLACES[position - point];
                    position++;
                }
                if (position == point + 1) {
                    return UNUSUAL;
                }
            }
        }
        return end(buffer, position, time, value);
    }

    private int end(byte[] buffer, int start, long time, int value) {
        int position = start;
        int grade = SeriesType.BEST_QUALITY;
        if (quality && buffer[position] == ',') {
            grade = buffer[position + 1] - '0';
            position += 2;
            if (grade < 0 || grade > SeriesType.BEST_QUALITY) {
                return UNUSUAL;
            }
        }
        int next = afterLineEnd(buffer, position);
        if (next == UNUSUAL || value < least[grade] || value > most) {
            return UNUSUAL;
        }
        sink.row(time, value, grade);
        return next;
    }

    private int beats(byte[] buffer, int start, long time, int line) {
        int position = start;
        while (BeatRule.allows(buffer[position])) {
            position++;
        }
        int next = afterLineEnd(buffer, position);
        if (next == UNUSUAL || !BeatRule.allows(buffer, start, position) || BeatRule.tooMany(buffer, start, position)) {
            return UNUSUAL;
        }
        sink.beats(time, buffer, start, position, line);
        return next;
    }

    private static int afterLineEnd(byte[] buffer, int position) {
        if (buffer[position] == '\n') {
            return position + 1;
        }
        return buffer[position] == '\r' && buffer[position + 1] == '\n' ? position + 2 : UNUSUAL;
    }
}
