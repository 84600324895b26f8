package app.nowatch.journal;

import java.time.Instant;
import java.util.List;

/**
 * What somebody sees through an open gate.
 *
 * @param since from when on
 * @param found how many entries there were before some were left for the next page
 */
public record Visible<T extends Content>(Instant since, int found, List<Entry<T>> entries) {
    public Visible {
        entries = List.copyOf(entries);
    }
}
