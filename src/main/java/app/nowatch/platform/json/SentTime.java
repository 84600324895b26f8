package app.nowatch.platform.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A moment as somebody wrote it.
 *
 * @param localDay the day where it was written; null when the text does not tell
 */
public record SentTime(Instant time, @Nullable LocalDate localDay) {
    /** The local day, else that of UTC; a local day outside the years 0001 to 9999 is none that can be kept. */
    public LocalDate day() {
        boolean kept = localDay != null && localDay.getYear() >= 1 && localDay.getYear() <= 9999;
        return kept
                ? Objects.requireNonNull(localDay)
                : time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
