package app.nowatch.measurement;

import java.util.Arrays;

/** What text counts as beats: digits of up to base 16 and spaces, at least one digit. */
final class BeatRule {
    /** A heart does not beat 16 times a second: more is refused. */
    static final int MOST_A_SECOND = 16;

    static final String TOO_MANY = "more than " + MOST_A_SECOND + " beats in one second";

    /** Characters in the value of one row. */
    static final int LONGEST_VALUE = 64;

    private BeatRule() {}

    /** Whether this byte may stand in beats. */
    static boolean allows(byte letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 'a' && letter <= 'f')
                || (letter >= 'A' && letter <= 'F')
                || letter == ' ';
    }

    /** Whether this text alone holds more beats than a second may; short text cannot. */
    static boolean tooMany(byte[] text, int from, int to) {
        return to - from > 2 * MOST_A_SECOND && BeatNumbers.tokens(text, from, to) > MOST_A_SECOND;
    }

    /** Whether this text may be the value of a row. */
    static boolean allows(byte[] text, int from, int to) {
        if (to - from > LONGEST_VALUE) {
            return false;
        }
        boolean digit = false;
        for (int i = from; i < to; i++) {
            if (!allows(text[i])) {
                return false;
            }
            digit |= text[i] != ' ';
        }
        return digit;
    }

    /**
     * Where rows end that together say this text: each may be the value of a row, and one space lies between each and the next.
     *
     * @throws IllegalArgumentException when no rows could have said it
     */
    static int[] rows(byte[] text, int from, int to) {
        if (to - from <= LONGEST_VALUE) {
            return new int[] {to};
        }
        // From the back: how far the row reaches that begins here, when all that follows can be said too; 0 when not.
        int[] reach = new int[to - from];
        for (int start = to - 1; start >= from; start--) {
            boolean digit = false;
            for (int end = start + 1; end <= Math.min(to, start + LONGEST_VALUE); end++) {
                digit |= text[end - 1] != ' ';
                boolean parts = end == to || (text[end] == ' ' && end + 1 < to && reach[end + 1 - from] > 0);
                if (digit && parts) {
                    reach[start - from] = end;
                }
            }
        }
        int count = 0;
        int[] ends = new int[to - from];
        for (int start = from; start < to; start = ends[count - 1] + 1) {
            if (reach[start - from] == 0) {
                throw new IllegalArgumentException("no rows of beats could have said this");
            }
            ends[count++] = reach[start - from];
        }
        return Arrays.copyOf(ends, count);
    }
}
