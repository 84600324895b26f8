package app.nowatch.platform.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as the API writes and reads them. */
public final class Times {
    private static final DateTimeFormatter OUT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Years of four digits: all that ISO-8601 knows without agreement, and less than PostgreSQL can hold. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    /** UTC with milliseconds: {@code 2024-01-01T12:00:00.000Z}. */
    public static String format(Instant time) {
        return OUT.format(time);
    }

    /**
     * ISO-8601 with 0 to 9 fraction digits; without an offset it is UTC; a bare day is its first moment in UTC. Kept to the
     * millisecond, as it is written. Years 0001 to 9999.
     */
    public static Optional<Instant> parse(String text) {
        return parse(text, false);
    }

    /** As {@link #parse}, but a bare day is its last millisecond: ends of ranges are inclusive. */
    public static Optional<Instant> parseEnd(String text) {
        return parse(text, true);
    }

    private static Optional<Instant> parse(String text, boolean end) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            var instant = parsed instanceof OffsetDateTime time
                    ? time.toInstant()
                    : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
            return Optional.of(instant.truncatedTo(ChronoUnit.MILLIS))
                    .filter(time -> !time.isBefore(FIRST) && time.isBefore(END));
        } catch (DateTimeParseException e) {
            return parseDay(text).map(day -> end ? lastMoment(day) : firstMoment(day));
        }
    }

    /** A day {@code YYYY-MM-DD} between the years 0001 and 9999. */
    public static Optional<LocalDate> parseDay(String text) {
        if (text.length() != 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant firstMoment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant lastMoment(LocalDate day) {
        return firstMoment(day.plusDays(1)).minusMillis(1);
    }
}
