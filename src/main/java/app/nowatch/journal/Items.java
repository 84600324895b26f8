package app.nowatch.journal;

import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.sharing.Viewing;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** The things of a journal one by one. */
final class Items<T extends Content> {
    private final ChangeableEntries<T> entries;
    private final Journal<T> journal;
    private final Database database;
    private final Changes changes;

    Items(ChangeableEntries<T> entries, Journal<T> journal, Database database, Changes changes) {
        this.entries = entries;
        this.journal = journal;
        this.database = database;
        this.changes = changes;
    }

    /**
     * A thing, and from when on things may be seen.
     *
     * @throws Problem.Forbidden when the viewer may see nothing of the owner's
     * @throws Problem.NotFound when they may not see this, or there is no such thing
     */
    Visible<T> find(Viewing viewing, UUID id) {
        var visible = database.withStatements(statements -> entries.find(statements, viewing, id))
                .orElseThrow(Viewing::refusal);
        if (visible.entries().isEmpty()) {
            throw Journal.nothing();
        }
        return visible;
    }

    /**
     * Changes one's own thing; where nothing is different afterwards, nothing happens.
     *
     * @param expected what its revision must be
     * @throws Problem.NotFound when there is none of this id
     * @throws Problem.Outdated when its revision is another one
     */
    Entry<T> change(UUID userId, UUID id, IntPredicate expected, UnaryOperator<T> change) {
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
