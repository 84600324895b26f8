package app.nowatch.figures;

import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.Sleeps;
import java.util.Locale;
import java.util.regex.Pattern;

/** One plain sentence about a figure. It compares with the person's own days only, and judges nothing. */
final class Sentences {
    private static final Pattern PLURAL = Pattern.compile("^(minute|time|cycle)s");

    private Sentences() {}

    static String of(FigureType type, Figure figure, Outcome<Baseline> baseline) {
        var daily = figure.daily();
        if (daily == null) {
            var reason = figure.metadata().get("reason");
            return "No figure: " + (reason == null ? "no data" : reason.stringValue()) + ".";
        }
        return told(type, figure, daily, baseline) + apart(type, figure);
    }

    private static String told(FigureType type, Figure figure, double daily, Outcome<Baseline> baseline) {
        var found =
                number(daily) + " " + (daily == 1 ? PLURAL.matcher(type.words()).replaceFirst("$1") : type.words());
        if (!figure.enoughData()) {
            return found + " so far as can be told: "
                    + figure.metadata().path(DayFigures.TOO_LITTLE).stringValue("too little data") + ".";
        }
        return switch (baseline) {
            case Outcome.Missing<Baseline> missing -> found + "; it cannot be compared: " + missing.because() + ".";
            case Outcome.Known<Baseline>(var usual) -> found + ", " + compared(daily, usual) + ".";
        };
    }

    /** A night in two halves, by a long awakening or with the watch off, is not told as if it were a short one. */
    private static String apart(FigureType type, Figure figure) {
        if (type != FigureType.SLEEP_DURATION) {
            return "";
        }
        int asleep = 0;
        for (var other : figure.more().path("naps")) {
            asleep += other.path("inBedMinutes").intValue() < Sleeps.LEAST_SLEEP
                    ? 0
                    : other.path("minutesAsleep").intValue();
        }
        return asleep == 0 ? "" : " Another sleep of this day is told apart: " + asleep + " minutes asleep.";
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
