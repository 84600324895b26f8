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

    /** On one day: 300 a minute without a pause. Where there are more, none of them is a heart's. */
    private static final int MOST_BEATS = 5 * 86_400;

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
                case HEART_BEAT -> beats(day, rows);
                case HEART_RATE -> {
                    sums(day, rows, Column.HEART_RATE_SUM, Column.HEART_RATE_USED, Column.HEART_RATE_LEFT_OUT);
                    off(day, rows);
                }
                case HEART_RATE_GRAPH -> sums(day, rows, Column.GRAPH_SUM, Column.GRAPH_USED, Column.GRAPH_LEFT_OUT);
                case ACTIVITY_COUNT ->
                    sums(day, rows, Column.MOVEMENT_SUM, Column.MOVEMENT_USED, Column.MOVEMENT_LEFT_OUT);
                case ACTIVITY_CADENCE ->
                    sums(day, rows, Column.CADENCE_SUM, Column.CADENCE_USED, Column.CADENCE_LEFT_OUT);
                case ACTIVITY_TYPE -> types(day, rows);
                case RESPIRATION_RATE, RESTING_HEART_RATE, TEMPERATURE, MOTION_GRAPH ->
                    throw new IllegalArgumentException("no figure is made of " + type);
            }
        });
        leaveOutSpareGraph(day);
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

    /** Where in its minute the watch was off, seen from the rows that count: wear is bridged between such rows alone. */
    private static void off(MinuteDay day, SeriesRows rows) {
        int begun = -1;
        for (int row = 0; row < rows.size(); row++) {
            int minute = rows.second(row) / MINUTE;
            int off = day.get(Column.OFF, minute);
            if (rows.quality(row) > 0) {
                begun = minute;
                day.set(Column.OFF, minute, off & MinuteDay.OFF_BEFORE);
            } else {
                day.set(Column.OFF, minute, off | MinuteDay.OFF_AFTER | (begun == minute ? 0 : MinuteDay.OFF_BEFORE));
            }
        }
    }

    /** The graph speaks only where the series does not. */
    private static void leaveOutSpareGraph(MinuteDay day) {
        for (int minute = 0; minute < MinuteDay.MINUTES; minute++) {
            if (day.get(Column.HEART_RATE_USED, minute) > 0) {
                day.add(Column.GRAPH_LEFT_OUT, minute, day.get(Column.GRAPH_USED, minute));
                day.set(Column.GRAPH_USED, minute, 0);
                day.set(Column.GRAPH_SUM, minute, 0);
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

    private static void beats(MinuteDay day, SeriesRows rows) {
        int all = 0;
        for (int row = 0; row < rows.size(); row++) {
            int beats = rows.beats(row);
            day.add(Column.BEATS_LEFT_OUT, rows.second(row) / MINUTE, beats);
            all += beats;
        }
        if (all > MOST_BEATS) {
            return;
        }
        var sent = rows.beats();
        double[] seconds = new double[all];
        for (int i = 0; i < all; i++) {
            seconds[i] = sent.seconds()[i];
        }
        var kept = IbiCleaning.clean(Beats.stamped(seconds, sent.milliseconds()));
        for (int i = 0; i < kept.size(); i++) {
            int minute = sent.seconds()[kept.row(i)] / MINUTE;
            day.add(Column.BEATS_USED, minute, 1);
            day.add(Column.BEATS_LEFT_OUT, minute, -1);
        }
        VariabilityWindows.of(kept).forEach(window -> day.setRmssd((int) window.start(), window.rmssd()));
    }
}
