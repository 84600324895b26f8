package app.nowatch.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * Something as it is kept.
 *
 * @param revision counts its changes, from 1
 */
public record Entry<T extends Content>(UUID id, T content, int revision, Instant created, Instant updated) {
    /** The same thing with another content. */
    Entry<T> with(T other, Instant now) {
        return new Entry<>(id, other, revision + 1, created, now);
    }
}
