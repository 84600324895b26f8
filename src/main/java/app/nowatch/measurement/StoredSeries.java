package app.nowatch.measurement;

import app.nowatch.platform.db.Statements;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What other rooms may read of stored series. Days are counted from 1970-01-01 in UTC. */
public final class StoredSeries {
    /** No heart beats so often on one day: more text is not unpacked, and counts as none. */
    private static final int MOST_BEAT_TEXT = 8 * 1024 * 1024;

    private final PartCodecs codecs;

    StoredSeries(PartCodecs codecs) {
        this.codecs = codecs;
    }

    /**
     * Some series of a day.
     *
     * @param stamp what {@link #stamps} says of the same state
     */
    public record Day(long stamp, Map<SeriesType, SeriesRows> rows) {}

    /** Texts too long for a day of beats. */
    private static final class TooMuchText extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchText() {
            super("more beats than a heart has", null, false, false);
        }
    }

    /**
     * A number for each day of a range that has rows of these series; it changes with each change of any of them.
     *
     * @param from the first day
     * @param to the last day, included
     */
    public NavigableMap<Integer, Long> stamps(
            Statements statements, UUID userId, Set<SeriesType> types, int from, int to) {
        var stamps = new TreeMap<Integer, Long>();
        DayPartsStore.stamps(
                statements, userId, codes(types), from, to, (day, stamp) -> stamps.merge(day, stamp, Long::sum));
        return stamps;
    }

    /** The first and the last day that has rows of these series; empty without any. */
    public Optional<Extent> extent(Statements statements, UUID userId, Set<SeriesType> types) {
        return DayPartsStore.extent(statements, userId, codes(types)).map(days -> new Extent(days[0], days[1]));
    }

    /** Days from the first to the last, both included. */
    public record Extent(int first, int last) {}

    private static int[] codes(Set<SeriesType> types) {
        return types.stream().mapToInt(SeriesType::code).toArray();
    }

    /** Some series of a day, as one statement sees them. */
    public Day day(Statements statements, UUID userId, Set<SeriesType> types, int day) {
        var parts = DayPartsStore.parts(statements, userId, codes(types), day);
        var ofTypes = new TreeMap<Integer, List<DayPartsStore.Part>>();
        parts.forEach(part ->
                ofTypes.computeIfAbsent(part.type(), type -> new ArrayList<>()).add(part));
        long stamp = 0;
        var rows = new EnumMap<SeriesType, SeriesRows>(SeriesType.class);
        for (var entry : ofTypes.entrySet()) {
            var type = SeriesType.of(entry.getKey());
            stamp += entry.getValue().getFirst().stamp();
            rows.put(type, rows(type, entry.getValue()));
        }
        return new Day(stamp, rows);
    }

    private SeriesRows rows(SeriesType type, List<DayPartsStore.Part> parts) {
        long[] text = new long[1];
        try {
            var decoded = parts.stream()
                    .map(part -> codecs.decode(part.data(), type.beats(), bytes -> {
                        text[0] += bytes;
                        if (text[0] > MOST_BEAT_TEXT) {
                            throw new TooMuchText();
                        }
                    }))
                    .toList();
            return new SeriesRows(DayMerge.merge(decoded, type.beats()), type);
        } catch (TooMuchText e) {
            return new SeriesRows(new Columns(type.beats(), 0), type);
        }
    }
}
