package app.nowatch.platform.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the API writes and reads them. */
public final class Times {
    private static final DateTimeFormatter OUT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter IN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    /** Apps write offsets as {@code +01:00}, {@code +0100} and {@code +01}; all three are ISO-8601, the library reads the first. */
    private static final Pattern SHORT_OFFSET = Pattern.compile("(.*[Tt].*[+-]\\d\\d)(\\d\\d)?");

    private static final Pattern NOWHERE = Pattern.compile("([Zz]|-00(:?00)?)$");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Times() {}

    /** UTC with milliseconds: {@code 2024-01-01T12:00:00.000Z}. */
    public static String format(Instant time) {
        return OUT.format(time);
    }

    /**
     * ISO-8601 with 0 to 9 fraction digits between the years 0001 and 9999; without an offset it is UTC; a bare day is its
     * first moment in UTC. Kept to the millisecond, as it is written.
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
            var parsed = IN.parseBest(withWholeOffset(text), OffsetDateTime::from, LocalDateTime::from);
            var instant = parsed instanceof OffsetDateTime time
                    ? time.toInstant()
                    : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
            return Optional.of(instant.truncatedTo(ChronoUnit.MILLIS))
                    .filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
        } catch (DateTimeParseException e) {
            return parseDay(text).map(day -> end ? lastMoment(day) : firstMoment(day));
        }
    }

    /**
     * As {@link #parse}, with the local day that the text tells: that of an offset or a bare day. {@code Z} and {@code -00:00} tell
     * the moment and nothing about the place (RFC 9557, section 2).
     */
    public static Optional<SentTime> parseSent(String text) {
        return parse(text).map(time -> new SentTime(time, sentDay(text).orElse(null)));
    }

    private static Optional<LocalDate> sentDay(String text) {
        var day = parseDay(text);
        if (day.isPresent() || NOWHERE.matcher(text).find()) {
            return day;
        }
        var parsed = IN.parseBest(withWholeOffset(text), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime time ? Optional.of(time.toLocalDate()) : Optional.empty();
    }

    private static String withWholeOffset(String text) {
        var matcher = SHORT_OFFSET.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        var minutes = matcher.group(2);
        return matcher.group(1) + ":" + (minutes == null ? "00" : minutes);
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
