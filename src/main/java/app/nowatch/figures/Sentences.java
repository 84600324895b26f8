package app.nowatch.figures;

import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.Outcome;
import java.util.Locale;

/** One plain sentence about a figure. It compares with the person's own days only, and judges nothing. */
final class Sentences {
    private Sentences() {}

    static String of(FigureType type, Figure figure, Outcome<Baseline> baseline) {
        var daily = figure.daily();
        if (daily == null) {
            var reason = figure.metadata().get("reason");
            return "No figure: " + (reason == null ? "no data" : reason.stringValue()) + ".";
        }
        var found = number(daily) + " " + type.words();
        if (!figure.enoughData()) {
            return found + " so far as can be told: "
                    + figure.metadata().path(DayFigures.TOO_LITTLE).stringValue("too little data") + ".";
        }
        return switch (baseline) {
            case Outcome.Missing<Baseline> missing -> found + "; it cannot be compared: " + missing.because() + ".";
            case Outcome.Known<Baseline>(var usual) -> found + ", " + compared(daily, usual) + ".";
        };
    }

    private static String compared(double daily, Baseline usual) {
        double low = usual.typical() - usual.lowerDeviation();
        double high = usual.typical() + usual.upperDeviation();
        var range = " the usual range of " + number(low) + " to " + number(high);
        if (daily < low) {
            return "below" + range;
        }
        return (daily > high ? "above" : "within") + range;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
