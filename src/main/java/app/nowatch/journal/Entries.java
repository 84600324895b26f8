package app.nowatch.journal;

import app.nowatch.changes.ChangeKind;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.sharing.Viewing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The statements of one kind of thing. Every read joins the gate ({@code visibility}): empty means that it is closed, no entries
 * that there is nothing to see behind it.
 */
public interface Entries<T extends Content> {
    /** About how much text one page of a list may bring into memory, however many entries it could have. */
    int PAGE_BYTES = 256 * 1024;

    /** As which kind changes are noted. */
    ChangeKind kind();

    /**
     * Keeps the contents that are not there yet and tells for each, in order, what has become of it. Nobody else writes entries
     * of this person meanwhile.
     *
     * @param fresh ids for new entries, one for each content
     */
    List<Kept> keep(Statements statements, UUID userId, List<T> contents, List<UUID> fresh, Instant now);

    /** At most so many entries that belong to a range, after a place, in order; fewer when their texts are long. */
    Optional<Visible<T>> list(Statements statements, Viewing viewing, TimeRange range, Place after, int most);

    /** The entry with this id. */
    Optional<Visible<T>> find(Statements statements, Viewing viewing, UUID id);

    /** Removes the person's entry with this id, which is there. */
    void remove(Statements statements, UUID userId, UUID id);

    /** Removes all entries of a person and answers how many there were. */
    int erase(Statements statements, UUID userId);
}
