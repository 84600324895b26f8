package app.nowatch.figures;

import app.nowatch.statistics.DayBounds;
import app.nowatch.statistics.LocalDays;
import app.nowatch.statistics.Stress;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** The windows of the days of a range: what they share is worked out once. */
final class Windows {
    private static final int BEFORE = Stress.BASELINE_DAYS;

    private final LocalDate first;
    private final List<DayBounds> bounds;
    private final long[] noons;

    /** @param last the last day, included */
    Windows(LocalDays calendar, LocalDate first, LocalDate last) {
        this.first = first;
        bounds = calendar.days(first.minusDays(BEFORE), last);
        noons = bounds.stream()
                .mapToLong(day -> calendar.noon(day.day()).getEpochSecond())
                .toArray();
    }

    private int place(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, day)) + BEFORE;
    }

    FigureWindow of(LocalDate day) {
        int place = place(day);
        return FigureWindow.of(bounds.get(place), bounds.subList(place - BEFORE, place));
    }

    /** The noons of a window's days, as seconds since 1970. */
    long[] noons(LocalDate day) {
        int place = place(day);
        return IntStream.rangeClosed(place - BEFORE, place)
                .mapToLong(i -> noons[i])
                .toArray();
    }

    DayBounds day(LocalDate day) {
        return bounds.get(place(day));
    }

    /** All days, oldest first. */
    List<LocalDate> days() {
        return bounds.subList(BEFORE, bounds.size()).stream()
                .map(DayBounds::day)
                .toList();
    }
}
