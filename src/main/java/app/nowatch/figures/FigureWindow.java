package app.nowatch.figures;

import app.nowatch.statistics.DayBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that can have a part in the figures of one day: two weeks before it, and half a day after it, in which a sleep or a recovery
 * may go on. Always the same, so that a figure does not depend on which days somebody asks for together.
 *
 * @param day the day
 * @param before the days before it, oldest first
 * @param firstDay the first UTC day, counted from 1970-01-01
 * @param lastDay the last one, included
 */
record FigureWindow(DayBounds day, List<DayBounds> before, int firstDay, int lastDay) {
    private static final Duration LEAD = Duration.ofHours(24);
    private static final Duration TAIL = Duration.ofHours(12);

    /** The window of a day and the days before it. */
    static FigureWindow of(DayBounds day, List<DayBounds> before) {
        int first = utcDay(before.getFirst().start().minus(LEAD));
        return new FigureWindow(day, before, first, utcDay(day.end().plus(TAIL)));
    }

    /** The UTC day of an instant, counted from 1970-01-01. */
    private static int utcDay(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), 86_400L));
    }

    /** The first UTC day that has a part of the day itself. */
    int ownFirst() {
        return utcDay(day.start());
    }

    /** The last UTC day that has a part of the day itself; before the first one for a date without length. */
    int ownLast() {
        return utcDay(day.end().minusNanos(1));
    }
}
