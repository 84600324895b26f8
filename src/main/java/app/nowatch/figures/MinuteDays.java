package app.nowatch.figures;

import app.nowatch.figures.MinuteDay.Column;
import app.nowatch.measurement.SeriesRows;
import app.nowatch.measurement.SeriesType;
import app.nowatch.statistics.Beats;
import app.nowatch.statistics.IbiCleaning;
import app.nowatch.statistics.VariabilityWindows;
import java.util.Map;
import java.util.Set;

/** Makes tables of minutes from series. Beats are cleaned day by day, so the first of a UTC day are compared with none before. */
final class MinuteDays {
    private static final int MINUTE = 60;

    /** All that goes in. */
    static final Set<SeriesType> SERIES = Set.of(
            SeriesType.HEART_BEAT,
            SeriesType.HEART_RATE,
            SeriesType.HEART_RATE_GRAPH,
            SeriesType.ACTIVITY_COUNT,
            SeriesType.ACTIVITY_TYPE,
            SeriesType.ACTIVITY_CADENCE);

    private MinuteDays() {}

    static MinuteDay of(Map<SeriesType, SeriesRows> series) {
        var day = new MinuteDay();
        series.forEach((type, rows) -> {
            switch (type) {
                case HEART_BEAT -> beats(day, rows.beats());
                case HEART_RATE ->
                    sums(day, rows, Column.HEART_RATE_SUM, Column.HEART_RATE_USED, Column.HEART_RATE_LEFT_OUT);
                // Its rows have no quality, so none is left out.
                case HEART_RATE_GRAPH -> sums(day, rows, Column.GRAPH_SUM, Column.GRAPH_USED, Column.GRAPH_USED);
                case ACTIVITY_COUNT ->
                    sums(day, rows, Column.MOVEMENT_SUM, Column.MOVEMENT_USED, Column.MOVEMENT_LEFT_OUT);
                case ACTIVITY_CADENCE ->
                    sums(day, rows, Column.CADENCE_SUM, Column.CADENCE_USED, Column.CADENCE_LEFT_OUT);
                case ACTIVITY_TYPE -> types(day, rows);
                case RESPIRATION_RATE, RESTING_HEART_RATE, TEMPERATURE, MOTION_GRAPH ->
                    throw new IllegalArgumentException("no figure is made of " + type);
            }
        });
        return day;
    }

    private static void sums(MinuteDay day, SeriesRows rows, Column sum, Column used, Column leftOut) {
        for (int row = 0; row < rows.size(); row++) {
            int minute = rows.second(row) / MINUTE;
            if (rows.quality(row) == 0) {
                day.add(leftOut, minute, 1);
            } else {
                day.add(sum, minute, rows.scaled(row));
                day.add(used, minute, 1);
            }
        }
    }

    private static void types(MinuteDay day, SeriesRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            int minute = rows.second(row) / MINUTE;
            if (rows.quality(row) == 0) {
                day.add(Column.TYPE_LEFT_OUT, minute, 1);
            } else {
                day.set(Column.TYPE, minute, rows.scaled(row) + 1);
                day.add(Column.TYPE_USED, minute, 1);
            }
        }
    }

    private static void beats(MinuteDay day, SeriesRows.Beats sent) {
        double[] seconds = new double[sent.seconds().length];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = sent.seconds()[i];
            day.add(Column.BEATS_LEFT_OUT, windowMinute(sent.seconds()[i]), 1);
        }
        var kept = IbiCleaning.clean(Beats.stamped(seconds, sent.milliseconds()));
        for (int i = 0; i < kept.size(); i++) {
            int minute = windowMinute(sent.seconds()[kept.row(i)]);
            day.add(Column.BEATS_USED, minute, 1);
            day.add(Column.BEATS_LEFT_OUT, minute, -1);
        }
        VariabilityWindows.of(kept).forEach(window -> day.setRmssd((int) window.start(), window.rmssd()));
    }

    private static int windowMinute(int second) {
        return second / VariabilityWindows.SECONDS * (VariabilityWindows.SECONDS / MINUTE);
    }
}
