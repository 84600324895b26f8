package app.nowatch.figures;

import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.ClockTimes;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.Percentiles;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of one type in the four weeks before a day, as far as they may be seen and rest on enough data. */
final class Past {
    /** A figure, where the day has one, and the clock times of its night. */
    private record Earlier(
            LocalDate day, OptionalDouble daily, Optional<LocalTime> bedtime, Optional<LocalTime> waketime) {}

    private final Deque<Earlier> days = new ArrayDeque<>();

    /** Adds what is kept of a day; days come in their order. */
    void add(LocalDate day, FigureType type, FigureDocument document) {
        var kept = document.figures().get(type);
        if (kept != null && kept.figure().enoughData()) {
            var daily = kept.figure().daily();
            days.add(new Earlier(
                    day,
                    daily == null ? OptionalDouble.empty() : OptionalDouble.of(daily),
                    clock(kept.figure(), "bedtime"),
                    clock(kept.figure(), "waketime")));
        }
    }

    private static Optional<LocalTime> clock(Figure figure, String name) {
        return Optional.ofNullable(figure.more().get(name)).map(time -> LocalTime.parse(time.stringValue()));
    }

    private void forget(LocalDate before) {
        while (!days.isEmpty() && days.getFirst().day().isBefore(before)) {
            days.removeFirst();
        }
    }

    private double[] figures(LocalDate day) {
        forget(day.minusDays(Baseline.WINDOW_DAYS));
        return days.stream()
                .flatMapToDouble(earlier -> earlier.daily().stream())
                .toArray();
    }

    /** How many days there are to compare a day with. */
    int size(LocalDate day) {
        return figures(day).length;
    }

    /** The usual range before a day. */
    Outcome<Baseline> baseline(LocalDate day) {
        return Baseline.of(figures(day));
    }

    Optional<LocalTime> typicalBedtime(LocalDate day) {
        return typicalTime(day, true);
    }

    Optional<LocalTime> typicalWaketime(LocalDate day) {
        return typicalTime(day, false);
    }

    private Optional<LocalTime> typicalTime(LocalDate day, boolean bedtime) {
        forget(day.minusDays(Baseline.WINDOW_DAYS));
        double[] minutes = days.stream()
                .flatMap(earlier -> (bedtime ? earlier.bedtime() : earlier.waketime()).stream())
                .mapToDouble(ClockTimes::minutesAfterNoon)
                .toArray();
        return minutes.length < Baseline.LEAST_DAYS
                ? Optional.empty()
                : Optional.of(ClockTimes.timeOfDay(Percentiles.median(minutes)));
    }
}
