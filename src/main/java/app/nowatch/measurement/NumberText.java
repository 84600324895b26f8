package app.nowatch.measurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads numbers out of bytes. */
final class NumberText {
    /** Answered when the bytes are not a number of the form asked for. */
    static final long NONE = Long.MIN_VALUE;

    /** Larger than any value that is kept; sums of digits stop growing here. */
    private static final long HUGE = 1_000_000_000_000L;

    private static final int DECIMALS = 6;
    private static final int MILLION = 1_000_000;
    private static final int LONGEST_UNUSUAL = 40;

    private NumberText() {}

    /** Digits with an optional minus; NONE for anything else. */
    static long whole(byte[] text, int from, int to) {
        boolean minus = from < to && text[from] == '-';
        int start = minus ? from + 1 : from;
        long value = digits(text, start, to);
        return start == to || value == NONE ? NONE : minus ? -value : value;
    }

    /** As {@link #whole}, but a fraction of zeros may follow: 72.0. */
    static long wholeValue(byte[] text, int from, int to) {
        int dot = indexOfDot(text, from, to);
        for (int i = dot + 1; i < to; i++) {
            if (text[i] != '0') {
                return NONE;
            }
        }
        return dot == to - 1 ? NONE : whole(text, from, dot);
    }

    /** A decimal in millionths, rounded half up; exponents are read too; NONE when it is not a finite number. */
    static long millionths(byte[] text, int from, int to) {
        boolean minus = from < to && text[from] == '-';
        int start = minus ? from + 1 : from;
        int dot = indexOfDot(text, start, to);
        long whole = digits(text, start, dot);
        boolean usual = dot > start && dot != to - 1 && whole != NONE && digits(text, dot + 1, to) != NONE;
        if (!usual) {
            return unusual(text, from, to);
        }
        long value = Math.min(HUGE, whole) * MILLION + fraction(text, dot + 1, to);
        return minus ? -value : value;
    }

    private static long fraction(byte[] text, int from, int to) {
        long value = 0;
        for (int place = 0; place < DECIMALS; place++) {
            value = value * 10 + (from + place < to ? text[from + place] - '0' : 0);
        }
        boolean up = from + DECIMALS < to && text[from + DECIMALS] >= '5';
        return up ? value + 1 : value;
    }

    /** Exponents, a plus sign, a dot at an end. */
    private static long unusual(byte[] text, int from, int to) {
        if (to - from > LONGEST_UNUSUAL) {
            return NONE;
        }
        for (int i = from; i < to; i++) {
            if ("0123456789+-.eE".indexOf(text[i]) < 0) {
                return NONE;
            }
        }
        var spelling = new String(text, from, to - from, StandardCharsets.US_ASCII);
        try {
            double value = Double.parseDouble(spelling);
            if (!Double.isFinite(value)) {
                return NONE;
            }
            if (Math.abs(value) > HUGE) {
                return value > 0 ? HUGE * MILLION : -HUGE * MILLION;
            }
            // So small a number is nothing, and its exponent could be so large that the exact way never ends.
            if (Math.abs(value) < 1e-9) {
                return 0;
            }
            return new BigDecimal(spelling)
                    .movePointRight(DECIMALS)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    private static int indexOfDot(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '.') {
                return i;
            }
        }
        return to;
    }

    private static long digits(byte[] text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = Math.min(HUGE, value * 10 + digit);
        }
        return value;
    }
}
