package app.nowatch.figures;

import app.nowatch.measurement.SeriesRows;
import app.nowatch.measurement.SeriesType;
import app.nowatch.measurement.StoredSeries;
import app.nowatch.platform.db.Statements;
import app.nowatch.statistics.HeartRateRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;

/**
 * Tables of minutes out of the database; one that is missing or overtaken is made of the series on the way, and remembered to be
 * kept. Days come in their order, so those behind the window are let go.
 */
final class StoredTables implements MinuteTables {
    private static final long VERSIONED = 31;

    private final Statements statements;
    private final UUID userId;
    private final StoredSeries series;
    private final NavigableMap<Integer, Long> stamps;
    private final Map<Integer, MinuteDay> tables = new HashMap<>();
    private final Map<Integer, SeriesRows> heartRates = new HashMap<>();
    private final List<FigureStore.KeptMinutes> made = new ArrayList<>();

    /** @param stamps of the days that have series */
    StoredTables(Statements statements, UUID userId, StoredSeries series, NavigableMap<Integer, Long> stamps) {
        this.statements = statements;
        this.userId = userId;
        this.series = series;
        this.stamps = stamps;
    }

    /** Has the tables of a window at hand. */
    void load(FigureWindow window) {
        tables.keySet().removeIf(day -> day < window.firstDay());
        heartRates.keySet().removeIf(day -> day < window.ownFirst() - 1);
        var needed = new ArrayList<>(
                stamps.subMap(window.firstDay(), true, window.lastDay(), true).keySet());
        needed.removeAll(tables.keySet());
        if (needed.isEmpty()) {
            return;
        }
        for (var kept : new FigureStore(statements, userId).minutes(needed.getFirst(), needed.getLast())) {
            var stamp = stamps.get(kept.utcDay());
            if (stamp != null && !tables.containsKey(kept.utcDay()) && kept.stamp() == versioned(stamp)) {
                tables.put(kept.utcDay(), MinuteDay.decode(kept.data()));
            }
        }
        needed.removeAll(tables.keySet());
        needed.forEach(this::make);
    }

    private void make(int utcDay) {
        var day = series.day(statements, userId, MinuteDays.SERIES, utcDay);
        var minutes = MinuteDays.of(day.rows());
        tables.put(utcDay, minutes);
        made.add(new FigureStore.KeptMinutes(utcDay, versioned(day.stamp()), minutes.encode()));
        var rows = day.rows().get(SeriesType.HEART_RATE);
        if (rows != null) {
            heartRates.put(utcDay, rows);
        }
    }

    /** A table counts only while neither the series nor the way of making it is another. */
    private static long versioned(long stamp) {
        return stamp * VERSIONED + MinuteDay.VERSION;
    }

    /** The tables that were made and not kept yet. */
    List<FigureStore.KeptMinutes> takeMade() {
        var taken = List.copyOf(made);
        made.clear();
        return taken;
    }

    @Override
    public Optional<MinuteDay> day(int utcDay) {
        return Optional.ofNullable(tables.get(utcDay));
    }

    @Override
    public HeartRateRows heartRate(int firstDay, int lastDay) {
        long[] seconds = new long[0];
        double[] values = new double[0];
        int count = 0;
        for (int utcDay = firstDay; utcDay <= lastDay; utcDay++) {
            var rows = heartRateOf(utcDay);
            if (rows.isEmpty()) {
                continue;
            }
            seconds = Arrays.copyOf(seconds, count + rows.get().size());
            values = Arrays.copyOf(values, count + rows.get().size());
            for (int row = 0; row < rows.get().size(); row++) {
                if (rows.get().quality(row) > 0) {
                    seconds[count] = utcDay * 86_400L + rows.get().second(row);
                    values[count++] = rows.get().value(row);
                }
            }
        }
        return new HeartRateRows(Arrays.copyOf(seconds, count), Arrays.copyOf(values, count));
    }

    private Optional<SeriesRows> heartRateOf(int utcDay) {
        if (!stamps.containsKey(utcDay)) {
            return Optional.empty();
        }
        var known = heartRates.get(utcDay);
        if (known == null) {
            known = series.day(statements, userId, EnumSet.of(SeriesType.HEART_RATE), utcDay)
                    .rows()
                    .get(SeriesType.HEART_RATE);
            if (known != null) {
                heartRates.put(utcDay, known);
            }
        }
        return Optional.ofNullable(known);
    }
}
