package app.nowatch.insight;

import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What is known of one day: its figures, and the times of its night. Their order is always the same, as hashes need it. */
record DayFacts(Map<Metric, Double> figures, Map<ClockTime, LocalTime> times) {
    static final DayFacts NONE = new DayFacts(Map.of(), Map.of());

    DayFacts {
        figures = ordered(Metric.class, figures);
        times = ordered(ClockTime.class, times);
    }

    private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> keys, Map<K, V> map) {
        var ordered = new EnumMap<K, V>(keys);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }

    boolean isEmpty() {
        return figures.isEmpty() && times.isEmpty();
    }
}
