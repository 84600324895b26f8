package app.nowatch.journal;

import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps contents of one kind under new ids, and tells the feed of changes. */
record EntryWriter<T extends Content>(Entries<T> entries, Changes changes, Ids ids) {
    /** Tells for each content, in order, what has become of it. Nobody else writes entries of this person meanwhile. */
    List<Kept> keep(Transaction transaction, UUID userId, List<T> contents, Instant now) {
        if (contents.isEmpty()) {
            return List.of();
        }
        var fresh = Stream.generate(ids::timeOrdered).limit(contents.size()).toList();
        var kept = entries.keep(transaction.statements(), userId, contents, fresh, now);
        changes.write(transaction, userId, Kept.changes(entries.kind(), kept), now);
        return kept;
    }
}
