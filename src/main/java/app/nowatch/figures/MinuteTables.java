package app.nowatch.figures;

import app.nowatch.figures.MinuteDay.Column;
import app.nowatch.platform.json.Json;
import app.nowatch.statistics.HeartRateRows;
import app.nowatch.statistics.VariabilityWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The tables of minutes of some UTC days, and the rows of heart rate behind them. */
interface MinuteTables {
    /** The table of a UTC day, counted from 1970-01-01; empty when the day has no series. */
    Optional<MinuteDay> day(int utcDay);

    /** The rows of HEART_RATE of quality 1..4 of some UTC days, both ends included. */
    HeartRateRows heartRate(int firstDay, int lastDay);

    /** The windows of heart-rate variability of some UTC days, both ends included. */
    default List<VariabilityWindows.Window> windows(int firstDay, int lastDay) {
        var windows = new ArrayList<VariabilityWindows.Window>();
        for (int utcDay = firstDay; utcDay <= lastDay; utcDay++) {
            long second = utcDay * 86_400L;
            day(utcDay).ifPresent(table -> windows.addAll(table.windows(second)));
        }
        return windows;
    }

    /** How many rows of each series lie in minutes from one to before another, since 1970: used, and left out for their quality. */
    default ObjectNode inputs(long fromMinute, long toMinute) {
        var inputs = Json.object();
        count(inputs, "HEART_RATE", Column.HEART_RATE_USED, Column.HEART_RATE_LEFT_OUT, fromMinute, toMinute);
        count(inputs, "HEART_RATE_GRAPH", Column.GRAPH_USED, null, fromMinute, toMinute);
        count(inputs, "HEART_BEAT", Column.BEATS_USED, Column.BEATS_LEFT_OUT, fromMinute, toMinute);
        count(inputs, "ACTIVITY_COUNT", Column.MOVEMENT_USED, Column.MOVEMENT_LEFT_OUT, fromMinute, toMinute);
        count(inputs, "ACTIVITY_CADENCE", Column.CADENCE_USED, Column.CADENCE_LEFT_OUT, fromMinute, toMinute);
        count(inputs, "ACTIVITY_TYPE", Column.TYPE_USED, Column.TYPE_LEFT_OUT, fromMinute, toMinute);
        return inputs;
    }

    private void count(
            ObjectNode inputs,
            String series,
            Column used,
            @org.jspecify.annotations.Nullable Column leftOut,
            long fromMinute,
            long toMinute) {
        long usedRows = sum(used, fromMinute, toMinute);
        long leftOutRows = leftOut == null ? 0 : sum(leftOut, fromMinute, toMinute);
        if (usedRows + leftOutRows > 0) {
            inputs.putObject(series).put("used", usedRows).put("leftOut", leftOutRows);
        }
    }

    private long sum(Column column, long fromMinute, long toMinute) {
        long sum = 0;
        long minute = fromMinute;
        while (minute < toMinute) {
            int utcDay = (int) Math.floorDiv(minute, (long) MinuteDay.MINUTES);
            long midnight = (long) utcDay * MinuteDay.MINUTES;
            long end = Math.min(toMinute, midnight + MinuteDay.MINUTES);
            var table = day(utcDay);
            for (long each = minute; table.isPresent() && each < end; each++) {
                sum += table.get().get(column, (int) (each - midnight));
            }
            minute = end;
        }
        return sum;
    }
}
