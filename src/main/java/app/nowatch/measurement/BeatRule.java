package app.nowatch.measurement;

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
}
