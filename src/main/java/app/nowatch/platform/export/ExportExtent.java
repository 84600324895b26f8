package app.nowatch.platform.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an exported file.
 *
 * @param rows records, or lines below the header
 * @param from the time of the first of them; null without any, or where they have none
 * @param to the time of the last
 */
public record ExportExtent(
        long rows, @Nullable Instant from, @Nullable Instant to) {
    public ExportExtent {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative");
        }
    }

    /** One thing that has no time. */
    public static ExportExtent one() {
        return new ExportExtent(1, null, null);
    }
}
