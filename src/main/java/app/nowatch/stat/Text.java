package app.nowatch.stat;

import app.nowatch.statistics.Outcome;
import java.util.function.Function;

/** How results are written. */
final class Text {
    private Text() {}

    /** The shortest text that reads back as the same number. */
    static String number(double number) {
        return Double.toString(number);
    }

    static String missing(String reason) {
        return "NA " + reason;
    }

    static <T> String of(Outcome<T> outcome, Function<T, String> text) {
        return switch (outcome) {
            case Outcome.Known<T>(var value) -> text.apply(value);
            case Outcome.Missing<T>(var because) -> missing(because);
        };
    }
}
