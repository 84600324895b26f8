package app.nowatch.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A local date as a stretch of time.
 *
 * @param zone the zone of the date
 * @param start its first instant
 * @param end the first instant after it; on a day of travel or of a clock change not 24 hours later, and across the date line the
 *     start itself for a date that never was
 */
public record DayBounds(LocalDate day, ZoneId zone, Instant start, Instant end) {
    public DayBounds {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("the day " + day + " ends before it starts");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** Its first minute since 1970. */
    public long startMinute() {
        return minute(start);
    }

    /** The first minute after it since 1970. */
    public long endMinute() {
        return minute(end);
    }

    /** The minute since 1970 in which its clocks show a time. */
    long minuteOf(LocalTime time) {
        return minute(day.atTime(time).atZone(zone).toInstant());
    }

    private static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60L);
    }
}
