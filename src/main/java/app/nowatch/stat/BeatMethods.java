package app.nowatch.stat;

import app.nowatch.statistics.Beats;
import app.nowatch.statistics.IbiCleaning;
import app.nowatch.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The methods on {@code rr} or {@code timestamp,rr}. */
final class BeatMethods {
    private static final int MOST_COLUMNS = 2;
    private static final double MOST_MILLISECONDS = 1e9;

    private BeatMethods() {}

    static List<String> scalar(List<InputRow> rows, Function<Beats, Outcome<Double>> method) {
        return List.of(Text.of(method.apply(beats(rows)), Text::number));
    }

    /** The rows kept, as they came in. */
    static List<String> clean(List<InputRow> rows, boolean range, boolean malik) {
        var beats = beats(rows);
        beats = range ? IbiCleaning.byRange(beats) : beats;
        beats = malik ? IbiCleaning.byMalik(beats) : beats;
        var kept = new ArrayList<String>();
        for (int i = 0; i < beats.size(); i++) {
            kept.add(String.join(",", rows.get(beats.row(i)).fields()));
        }
        return kept.isEmpty() ? List.of(Text.missing("no beat is kept")) : kept;
    }

    private static Beats beats(List<InputRow> rows) {
        boolean stamped = !rows.isEmpty() && rows.getFirst().columns() == MOST_COLUMNS;
        double[] intervals = rows.stream()
                .mapToDouble(row -> row.number(row.columns() - 1, "rr in milliseconds", 0, MOST_MILLISECONDS))
                .toArray();
        return stamped ? Beats.stamped(seconds(rows), intervals) : Beats.consecutive(intervals);
    }

    private static double[] seconds(List<InputRow> rows) {
        double[] seconds = new double[rows.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = rows.get(i).timestamp();
            if (i > 0 && seconds[i] < seconds[i - 1]) {
                throw new BadInput(rows.get(i).line(), "its timestamp is before that of the row before");
            }
        }
        return seconds;
    }
}
