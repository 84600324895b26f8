package app.nowatch.platform.json;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A moment as somebody wrote it.
 *
 * @param localDay the day where it was written; null when the text does not tell
 */
public record SentTime(Instant time, @Nullable LocalDate localDay) {}
