package app.nowatch.telemetry;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The severities of OTLP, by their number or their short name such as {@code WARN2}. */
final class Severity {
    private static final List<String> NAMES = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
    private static final int EACH = 4;
    private static final int MOST = 24;

    private Severity() {}

    /** 1 to 24; empty when it is none. */
    static OptionalInt parse(String text) {
        if (text.matches("\\d{1,2}")) {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= MOST ? OptionalInt.of(number) : OptionalInt.empty();
        }
        var upper = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < NAMES.size(); i++) {
            for (int step = 1; step <= EACH; step++) {
                if (upper.equals(NAMES.get(i) + (step == 1 ? "" : step))) {
                    return OptionalInt.of(i * EACH + step);
                }
            }
        }
        return OptionalInt.empty();
    }
}
