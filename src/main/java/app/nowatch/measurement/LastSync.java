package app.nowatch.measurement;

import app.nowatch.platform.db.Transaction;
import java.time.Instant;
import java.util.UUID;

/** Tells whoever keeps accounts that a person's watch has synchronized. */
@FunctionalInterface
public interface LastSync {
    /**
     * Notes the time within the transaction and holds the account until it ends.
     *
     * @return false when the account does not exist any more
     */
    boolean touch(Transaction transaction, UUID userId, Instant at);
}
