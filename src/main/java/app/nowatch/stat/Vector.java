package app.nowatch.stat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * An input of which the result is known.
 *
 * @param arguments method and options
 * @param source where the method comes from
 * @param about what the input is
 * @param input as it would come from standard input
 * @param expected the result, with as many decimals as are known
 * @param pick the result among the lines of the output
 */
record Vector(
        List<String> arguments,
        String source,
        String about,
        String input,
        String expected,
        Function<List<String>, String> pick) {
    /** From here on figures are meant to the last digit. */
    private static final int FULL_DECIMALS = 10;

    String got(List<String> lines) {
        try {
            return pick.apply(lines);
        } catch (IndexOutOfBoundsException e) {
            return lines.isEmpty() ? "nothing" : lines.getFirst();
        }
    }

    /** Whether a result is the expected one, rounded to its decimals. */
    boolean isMetBy(String got) {
        int decimals = decimals();
        if (decimals == 0 || decimals >= FULL_DECIMALS || !InputRow.isNumber(got)) {
            return got.equals(expected);
        }
        return new BigDecimal(got).setScale(decimals, RoundingMode.HALF_EVEN).compareTo(new BigDecimal(expected)) == 0;
    }

    private int decimals() {
        return InputRow.isNumber(expected) ? new BigDecimal(expected).scale() : 0;
    }
}
