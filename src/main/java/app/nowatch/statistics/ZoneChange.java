package app.nowatch.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A change of a person's time zone.
 *
 * @param from the first local date that it holds for
 */
public record ZoneChange(LocalDate from, ZoneId zone) {
    /**
     * A change recorded at an instant. It holds from the date on the clocks of the new zone, or when they are past noon from the
     * next one: a date has the zone that was recorded last before its noon.
     */
    public static ZoneChange recorded(Instant when, ZoneId zone) {
        var local = when.atZone(zone);
        boolean beforeNoon = local.toLocalTime().isBefore(LocalTime.NOON);
        return new ZoneChange(
                beforeNoon ? local.toLocalDate() : local.toLocalDate().plusDays(1), zone);
    }
}
