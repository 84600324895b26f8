package app.nowatch.measurement;

import java.nio.charset.StandardCharsets;

/**
 * Beats of a part read as numbers of one base, so that they can be stored as such: possible when every token is the
 * canonical spelling of its number (no leading zero, one letter case) and single spaces stand between tokens alone.
 */
final class BeatNumbers {
    static final int TEXT = 0;
    static final int DECIMAL = 1;
    static final int LOWER_HEX = 2;
    static final int UPPER_HEX = 3;

    /** Longer tokens stay text: nine decimal or seven hex digits always fit an int. */
    private static final int MOST_DECIMAL_DIGITS = 9;

    private static final int MOST_HEX_DIGITS = 7;

    private static final byte[] LOWER_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER_DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private BeatNumbers() {}

    /** The spelling shared by all tokens of these rows, or {@link #TEXT}. */
    static int spelling(Columns columns) {
        boolean lower = false;
        boolean upper = false;
        int longest = 0;
        for (int row = 0; row < columns.size; row++) {
            int end = columns.values[row];
            int length = 0;
            for (int i = columns.textStart(row); i < end; i++) {
                byte letter = columns.text[i];
                if (letter == ' ') {
                    if (length == 0) {
                        return TEXT;
                    }
                    length = 0;
                    continue;
                }
                lower |= letter >= 'a';
                upper |= letter >= 'A' && letter <= 'F';
                boolean leadingZero = length == 1 && columns.text[i - 1] == '0';
                length++;
                longest = Math.max(longest, leadingZero ? Integer.MAX_VALUE : length);
            }
            if (length == 0) {
                return TEXT;
            }
        }
        return spelling(lower, upper, longest);
    }

    private static int spelling(boolean lower, boolean upper, int longest) {
        boolean hex = lower || upper;
        if ((lower && upper) || longest > (hex ? MOST_HEX_DIGITS : MOST_DECIMAL_DIGITS)) {
            return TEXT;
        }
        return lower ? LOWER_HEX : upper ? UPPER_HEX : DECIMAL;
    }

    /** How many tokens the row has. */
    static int tokens(byte[] text, int from, int to) {
        int tokens = 0;
        boolean inside = false;
        for (int i = from; i < to; i++) {
            boolean digit = text[i] != ' ';
            tokens += digit && !inside ? 1 : 0;
            inside = digit;
        }
        return tokens;
    }

    /** Reads the tokens of the row into {@code numbers} from {@code at} on; returns where the next one goes. */
    static int parse(byte[] text, int from, int to, int spelling, int[] numbers, int at) {
        int base = spelling == DECIMAL ? 10 : 16;
        int next = at;
        int number = 0;
        for (int i = from; i < to; i++) {
            if (text[i] == ' ') {
                numbers[next++] = number;
                number = 0;
            } else {
                number = number * base + Character.digit(text[i], 16);
            }
        }
        numbers[next++] = number;
        return next;
    }

    /** Writes a number in this spelling; the sink has room for 9 more bytes. */
    static void write(int number, int spelling, ByteSink out) {
        byte[] digits = spelling == UPPER_HEX ? UPPER_DIGITS : LOWER_DIGITS;
        int base = spelling == DECIMAL ? 10 : 16;
        int length = 1;
        for (int rest = number / base; rest != 0; rest /= base) {
            length++;
        }
        int rest = number;
        for (int i = out.size + length - 1; i >= out.size; i--) {
            out.bytes[i] = digits[rest % base];
            rest /= base;
        }
        out.size += length;
    }

    /** The most a number in this spelling may be when it stands in a stored part. */
    static int most(int spelling) {
        return spelling == DECIMAL ? 999_999_999 : 0x0fff_ffff;
    }
}
