package app.nowatch.insight;

import app.nowatch.statistics.ClockTimes;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Days of a person, and what they named as a trigger on them. Only days of which something is known are in it.
 *
 * @param triggers the names of a day; a day without names has no entry
 */
record Past(NavigableMap<LocalDate, DayFacts> days, NavigableMap<LocalDate, NavigableSet<String>> triggers) {
    Past {
        var known = new TreeMap<LocalDate, DayFacts>();
        days.forEach((day, facts) -> {
            if (!facts.isEmpty()) {
                known.put(day, facts);
            }
        });
        var named = new TreeMap<LocalDate, NavigableSet<String>>();
        triggers.forEach((day, names) -> {
            if (known.containsKey(day) && !names.isEmpty()) {
                named.put(day, Collections.unmodifiableNavigableSet(new TreeSet<>(names)));
            }
        });
        days = Collections.unmodifiableNavigableMap(known);
        triggers = Collections.unmodifiableNavigableMap(named);
    }

    /** So many calendar days up to the last one known, itself included. */
    Past last(int length) {
        return days.isEmpty() ? this : until(days.lastKey(), length);
    }

    /** So many calendar days before those of {@link #last}. */
    Past before(int skipped, int length) {
        return days.isEmpty() ? this : until(days.lastKey().minusDays(skipped), length);
    }

    private Past until(LocalDate end, int length) {
        var start = end.minusDays(length - 1L);
        return new Past(days.subMap(start, true, end, true), triggers.subMap(start, true, end, true));
    }

    /** The last day known, if there is one. */
    Optional<LocalDate> lastDay() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.lastKey());
    }

    /** The figures of the days that have one, in the unit of the metric. */
    double[] figures(Metric metric) {
        return figures(metric, day -> true);
    }

    double[] figures(Metric metric, Predicate<LocalDate> which) {
        return days.entrySet().stream()
                .filter(day -> which.test(day.getKey()))
                .map(day -> day.getValue().figures().get(metric))
                .filter(Objects::nonNull)
                .mapToDouble(figure -> figure)
                .toArray();
    }

    /** The times of the days that have one, in minutes after the noon before. */
    double[] minutesAfterNoon(ClockTime time) {
        return days.values().stream()
                .map(day -> day.times().get(time))
                .filter(Objects::nonNull)
                .mapToDouble(ClockTimes::minutesAfterNoon)
                .toArray();
    }

    boolean isNamed(String trigger, LocalDate day) {
        var names = triggers.get(day);
        return names != null && names.contains(trigger);
    }

    /** Every name of any of the days. */
    List<String> names() {
        return triggers.values().stream()
                .flatMap(names -> names.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
