package app.nowatch.journal;

import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes the things of a journal one by one. */
final class Corrections<T extends Content> {
    private final ChangeableEntries<T> entries;
    private final Journal<T> journal;
    private final Database database;
    private final Changes changes;

    Corrections(ChangeableEntries<T> entries, Journal<T> journal, Database database, Changes changes) {
        this.entries = entries;
        this.journal = journal;
        this.database = database;
        this.changes = changes;
    }

    /**
     * Changes one's own thing; where nothing is different afterwards, nothing happens.
     *
     * @param expected what is asked of it before
     * @throws Problem.NotFound when there is none of this id
     * @throws Problem.Outdated when it is not what is expected
     */
    Entry<T> change(UUID userId, UUID id, Predicate<Entry<?>> expected, UnaryOperator<T> change) {
        return database.inTransaction(transaction -> {
            var stored = journal.held(transaction, userId, id, expected);
            var content = change.apply(stored.content());
            if (content.equals(stored.content())) {
                return stored;
            }
            var changed = stored.with(content, journal.now());
            entries.replace(transaction.statements(), changed);
            changes.write(transaction, userId, List.of(journal.change(id, ChangeOp.CHANGED)), changed.updated());
            return changed;
        });
    }
}
