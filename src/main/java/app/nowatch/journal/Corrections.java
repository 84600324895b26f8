package app.nowatch.journal;

import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes the things of a journal one by one. */
final class Corrections<T extends Content> {
    private final ChangeableEntries<T> entries;
    private final Journal<T> journal;
    private final Changes changes;

    Corrections(ChangeableEntries<T> entries, Journal<T> journal, Changes changes) {
        this.entries = entries;
        this.journal = journal;
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
        return journal.inTurn(userId, transaction -> {
            var stored = journal.held(transaction, userId, id);
            var content = change.apply(stored.content());
            // Also for somebody who repeats a change whose answer was lost, and names the tag of before.
            if (content.equals(stored.content())) {
                return stored;
            }
            Journal.require(expected, stored);
            var changed = stored.with(content, journal.now());
            entries.replace(transaction.statements(), userId, changed);
            changes.write(transaction, userId, List.of(journal.change(id, ChangeOp.CHANGED)), changed.updated());
            return changed;
        });
    }
}
