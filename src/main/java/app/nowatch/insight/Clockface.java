package app.nowatch.insight;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a person reads the time of day. */
enum Clockface {
    TWELVE_HOURS("h:mm a"),
    TWENTY_FOUR_HOURS("HH:mm");

    private final DateTimeFormatter formatter;

    Clockface(String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /** Of a format as apps name it: one with a 12 in it, such as {@code 12h}, has twelve hours, any other has 24. */
    static Clockface of(String timeFormat) {
        return timeFormat.contains("12") ? TWELVE_HOURS : TWENTY_FOUR_HOURS;
    }

    /** {@code 11:40 PM} or {@code 23:40}. */
    String written(LocalTime time) {
        return formatter.format(time);
    }
}
