package app.nowatch.journal;

import java.time.Instant;
import java.util.List;

/** What somebody sees through an open gate, and from when on. */
public record Visible<T extends Content>(Instant since, List<Entry<T>> entries) {
    public Visible {
        entries = List.copyOf(entries);
    }
}
