package app.nowatch.measurement;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes the {@code values} of a day: JSON that stands inside a JSON string, so each quote comes with a backslash.
 * Numbers are written from tables of digits, four at a time, straight into the sink's array.
 */
final class ValuesWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int TEN_THOUSAND = 10_000;
    private static final int MILLION = 1_000_000;
    /** Four digits with leading zeros, the first digit in the lowest byte. */
    private static final int[] DIGITS = digits();

    private static final int KEY_END = ascii("\\\":[");
    /** What surrounds a key of five digits, with a zero for the first of them. */
    private static final long KEY_OF_FIVE = '\\' | '"' << 8 | '0' << 16 | (long) '\\' << 56;

    private static final int TEXT_END = ascii("\\\",4");
    /** The longest entry of a number: \"86399\":[-2147.483648,4], is shorter. */
    private static final int NUMBER_ENTRY = 32;

    /** Room for what surrounds a text, and for tables to write beyond an end. */
    private static final int ENTRY = 64;

    private ValuesWriter() {}

    /**
     * Appends the rows {@code [from, to)} of the object, with its opening brace before the first of all rows and its
     * closing one after the last; keys rise, there are no blanks.
     */
    static void write(Columns rows, int from, int to, SeriesType type, ByteSink out) {
        if (from == 0) {
            out.put('{');
        }
        if (rows.beats) {
            writeBeats(rows, from, to, out);
        } else {
            writeNumbers(rows, from, to, type.form().scale(), out);
        }
        if (to == rows.size) {
            out.bytes[out.size - 1] = '}';
        }
    }

    private static void writeNumbers(Columns rows, int from, int to, int scale, ByteSink out) {
        out.reserve((to - from) * NUMBER_ENTRY + ENTRY);
        byte[] bytes = out.bytes;
        int at = out.size;
        for (int row = from; row < to; row++) {
            at = key(bytes, at, rows.seconds[row]);
            int value = rows.values[row];
            at = scale == 1 ? whole(bytes, at, value) : decimal(bytes, at, value);
            INT.set(bytes, at, ',' | ('0' + rows.qualities[row]) << 8 | ']' << 16 | ',' << 24);
            at += 4;
        }
        out.size = at;
    }

    private static void writeBeats(Columns rows, int from, int to, ByteSink out) {
        for (int row = from; row < to; row++) {
            int start = rows.textStart(row);
            int length = rows.values[row] - start;
            out.reserve(ENTRY + length);
            byte[] bytes = out.bytes;
            int at = key(bytes, out.size, rows.seconds[row]);
            bytes[at++] = '\\';
            bytes[at++] = '"';
            System.arraycopy(rows.text, start, bytes, at, length);
            at += length;
            INT.set(bytes, at, TEXT_END);
            bytes[at + 4] = ']';
            bytes[at + 5] = ',';
            out.size = at + 6;
        }
    }

    /** Most seconds of a day have five digits, and eight bytes with what surrounds them: one store. */
    private static int key(byte[] bytes, int start, int second) {
        if (second >= TEN_THOUSAND) {
            int high = second / TEN_THOUSAND;
            long four = DIGITS[second - high * TEN_THOUSAND] & 0xffff_ffffL;
            LONG.set(bytes, start, KEY_OF_FIVE | (long) high << 16 | four << 24);
            INT.set(bytes, start + 8, KEY_END >>> 8);
            return start + 11;
        }
        bytes[start] = '\\';
        bytes[start + 1] = '"';
        int at = unsigned(bytes, start + 2, second);
        INT.set(bytes, at, KEY_END);
        return at + 4;
    }

    /** A whole number. Up to seven bytes behind its end may be overwritten, here and below. */
    static int whole(byte[] bytes, int start, int value) {
        if (value >= 0) {
            return unsigned(bytes, start, value);
        }
        bytes[start] = '-';
        return unsigned(bytes, start + 1, -value);
    }

    /** Millionths in the shortest form that reads back equal. */
    static int decimal(byte[] bytes, int start, int value) {
        int at = start;
        int size = value;
        if (value < 0) {
            bytes[at++] = '-';
            size = -value;
        }
        at = unsigned(bytes, at, size / MILLION);
        int fraction = size % MILLION;
        if (fraction == 0) {
            return at;
        }
        // Six places as eight digits of a hundredfold: two look-ups.
        bytes[at++] = '.';
        int eight = fraction * 100;
        INT.set(bytes, at, DIGITS[eight / TEN_THOUSAND]);
        INT.set(bytes, at + 4, DIGITS[eight % TEN_THOUSAND]);
        int end = at + 6;
        while (bytes[end - 1] == '0') {
            end--;
        }
        return end;
    }

    /** A number from 0 up, without leading zeros. */
    private static int unsigned(byte[] bytes, int start, int value) {
        if (value < TEN_THOUSAND) {
            int four = DIGITS[value];
            int zeros = value < 10 ? 3 : value < 100 ? 2 : value < 1_000 ? 1 : 0;
            INT.set(bytes, start, four >>> (8 * zeros));
            return start + 4 - zeros;
        }
        if (value < TEN_THOUSAND * TEN_THOUSAND) {
            int high = value / TEN_THOUSAND;
            int zeros = high < 10 ? 3 : high < 100 ? 2 : high < 1_000 ? 1 : 0;
            long eight = (DIGITS[high] & 0xffff_ffffL) | (long) DIGITS[value - high * TEN_THOUSAND] << 32;
            LONG.set(bytes, start, eight >>> (8 * zeros));
            return start + 8 - zeros;
        }
        int at = unsigned(bytes, start, value / (TEN_THOUSAND * TEN_THOUSAND));
        int rest = value % (TEN_THOUSAND * TEN_THOUSAND);
        INT.set(bytes, at, DIGITS[rest / TEN_THOUSAND]);
        INT.set(bytes, at + 4, DIGITS[rest % TEN_THOUSAND]);
        return at + 8;
    }

    /** A number of ten digits, such as a time in Unix seconds from 2001 to 2286. */
    static int tenDigits(byte[] bytes, int start, long value) {
        int high = (int) (value / (TEN_THOUSAND * TEN_THOUSAND));
        int rest = (int) (value % (TEN_THOUSAND * TEN_THOUSAND));
        INT.set(bytes, start, DIGITS[high] >>> 16);
        INT.set(bytes, start + 2, DIGITS[rest / TEN_THOUSAND]);
        INT.set(bytes, start + 6, DIGITS[rest % TEN_THOUSAND]);
        return start + 10;
    }

    private static int[] digits() {
        int[] digits = new int[TEN_THOUSAND];
        for (int i = 0; i < TEN_THOUSAND; i++) {
            int four = i / 1_000 | (i / 100 % 10) << 8 | (i / 10 % 10) << 16 | (i % 10) << 24;
            digits[i] = four | 0x30303030;
        }
        return digits;
    }

    private static int ascii(String four) {
        return four.charAt(0) | four.charAt(1) << 8 | four.charAt(2) << 16 | four.charAt(3) << 24;
    }
}
