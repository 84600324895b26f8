package app.nowatch.figures;

import app.nowatch.figures.MinuteDay.Column;
import app.nowatch.statistics.HeartRateRows;
import app.nowatch.statistics.VariabilityWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** The sum of a column over minutes from one to before another, since 1970. */
    default long sum(Column column, long fromMinute, long toMinute) {
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
