package app.nowatch.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A person's calendar: which stretch of time each local date is. Every date has one zone, and a date runs from its midnight to the
 * midnight of the next date in that one's zone. So days tile time without overlap or gap, wherever the person travels.
 */
public final class LocalDays {
    /** With the name that people know: the offset calls itself Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final NavigableMap<LocalDate, ZoneId> zones = new TreeMap<>();

    private LocalDays(List<ZoneChange> changes) {
        changes.forEach(change -> zones.put(change.from(), change.zone()));
    }

    /**
     * The days under these changes, oldest first; of two for the same date the later one holds, and the first zone holds for all
     * earlier days too. Without changes: UTC.
     */
    public static LocalDays of(List<ZoneChange> changes) {
        return new LocalDays(changes.isEmpty() ? List.of(new ZoneChange(LocalDate.EPOCH, UTC)) : changes);
    }

    /** The days of somebody who stays. */
    public static LocalDays in(ZoneId zone) {
        return of(List.of(new ZoneChange(LocalDate.EPOCH, zone)));
    }

    public ZoneId zone(LocalDate day) {
        var change = zones.floorEntry(day);
        return (change == null ? zones.firstEntry() : change).getValue();
    }

    public DayBounds day(LocalDate day) {
        return new DayBounds(day, zone(day), start(day), start(day.plusDays(1)));
    }

    /** The days from the first to the last, both included. */
    public List<DayBounds> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).map(this::day).toList();
    }

    /** The date of an instant. */
    public LocalDate dayOf(Instant instant) {
        // No zone is more than a date ahead of UTC.
        var day = instant.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        while (start(day).isAfter(instant)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The noon of a date in its zone: nights are cut apart there. */
    public Instant noon(LocalDate day) {
        return later(noonByClock(day), noonByClock(day.minusDays(1)));
    }

    private Instant noonByClock(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(zone(day)).toInstant();
    }

    private Instant start(LocalDate day) {
        return later(midnight(day), midnight(day.minusDays(1)));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone(day)).toInstant();
    }

    /** From one end of the date line to the other a date can begin before the one ahead of it did: that one is then empty. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
