package app.nowatch.stat;

import app.nowatch.statistics.LocalDays;
import app.nowatch.statistics.SleepPeriods;
import app.nowatch.statistics.SleepRegularity;
import app.nowatch.statistics.SleepState;
import app.nowatch.statistics.SleepSteps;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;

/** The methods on counts of movement and on states of sleep. */
final class SleepMethods {
    private static final double MOST_COUNTS = 1e9;
    private static final double MOST_SECONDS = 1_000 * 86_400.0;

    /** Rows so near together and all equally far are steps: the last of them lasts as long as the others. */
    private static final double LONGEST_STEP = 300;

    private SleepMethods() {}

    /** {@code timestamp,score,S} or {@code W} for each row; a row without counts is {@code U} and has no score. */
    static List<String> score(List<InputRow> rows, UnaryOperator<double[]> scores, DoubleFunction<SleepState> state) {
        boolean stamped = !rows.isEmpty() && rows.getFirst().columns() > 1;
        var minutes = stamped ? MinuteRows.stamped(rows) : MinuteRows.consecutive(rows);
        double[] counts = minutes.numbers(row -> row.number(row.columns() - 1, "counts", 0, MOST_COUNTS));
        double[] found = scores.apply(counts);
        var lines = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            int place = minutes.place(i);
            var time = stamped ? rows.get(i).text(0) : Long.toString(minutes.second(place));
            boolean known = !Double.isNaN(counts[place]);
            lines.add(
                    time + "," + (known ? Text.number(found[place]) + "," + letter(state.apply(found[place])) : ",U"));
        }
        return orMissing(lines, "no rows");
    }

    /** {@code start,end,minutesAsleep} for each period; the end is the first minute after it. */
    static List<String> periods(List<InputRow> rows, int start, int end, int least) {
        var minutes = MinuteRows.stamped(rows);
        var states = minutes.values(new SleepState[0], SleepState.UNKNOWN, SleepMethods::state);
        var lines = SleepPeriods.of(states, start, end, least).stream()
                .map(period -> minutes.second(period.start()) + "," + minutes.second(period.end()) + ","
                        + period.minutesAsleep())
                .toList();
        return orMissing(lines, "no sleep period");
    }

    static List<String> regularity(List<InputRow> rows, ZoneId zone, int leastDays) {
        double[] seconds = new double[rows.size()];
        var states = new SleepState[rows.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = rows.get(i).timestamp();
            states[i] = state(rows.get(i));
            if (i > 0 && seconds[i] <= seconds[i - 1]) {
                throw new BadInput(rows.get(i).line(), "its timestamp is not after that of the row before");
            }
            if (seconds[i] - seconds[0] > MOST_SECONDS) {
                throw new BadInput(rows.get(i).line(), "more than 1000 days after the first row");
            }
        }
        var steps = SleepSteps.holding(seconds, states, end(seconds));
        return List.of(Text.of(SleepRegularity.of(steps, LocalDays.in(zone), leastDays), Text::number));
    }

    /** When the last state ends: with its row, for it holds until a next one that is not there; but steps are all as long. */
    private static double end(double[] seconds) {
        if (seconds.length < 2) {
            return seconds.length == 0 ? 0 : seconds[0];
        }
        double step = seconds[1] - seconds[0];
        for (int i = 2; i < seconds.length; i++) {
            if (seconds[i] - seconds[i - 1] != step) {
                return seconds[seconds.length - 1];
            }
        }
        return seconds[seconds.length - 1] + (step <= LONGEST_STEP ? step : 0);
    }

    /** In the last column, so that what {@code cole-kripke} wrote can be read. */
    private static SleepState state(InputRow row) {
        var text = row.text(row.columns() - 1);
        return switch (text) {
            case "S" -> SleepState.ASLEEP;
            case "W" -> SleepState.AWAKE;
            case "U", "" -> SleepState.UNKNOWN;
            default -> throw new BadInput(row.line(), "the state is none of S, W and U: \"" + text + "\"");
        };
    }

    private static String letter(SleepState state) {
        return switch (state) {
            case ASLEEP -> "S";
            case AWAKE -> "W";
            case UNKNOWN -> "U";
        };
    }

    private static List<String> orMissing(List<String> lines, String reason) {
        return lines.isEmpty() ? List.of(Text.missing(reason)) : lines;
    }
}
