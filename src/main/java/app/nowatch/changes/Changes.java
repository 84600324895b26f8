package app.nowatch.changes;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where rooms say, within the transaction that does it, what they change of a person's things. */
public final class Changes {
    /**
     * Lets nobody else change things of this person until the transaction ends, and keeps the account; to be called before
     * anything is read on which a write depends.
     *
     * @throws Problem.Unauthorized when the account is gone
     */
    public void hold(Transaction transaction, UUID userId) {
        if (!new ChangeStore(transaction.statements()).hold(userId)) {
            throw gone();
        }
    }

    /**
     * Notes changes; no item may stand in the list twice. Whoever changes something else of the person waits from here on until
     * the transaction ends.
     *
     * @throws Problem.Unauthorized when the account is gone
     */
    public void write(Transaction transaction, UUID userId, List<Change> changes, Instant at) {
        if (changes.isEmpty()) {
            return;
        }
        if (new ChangeStore(transaction.statements()).add(userId, changes, at) == 0) {
            throw gone();
        }
    }

    private static Problem gone() {
        return new Problem.Unauthorized("the account is deleted");
    }
}
