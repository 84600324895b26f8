package app.nowatch.measurement;

import app.nowatch.platform.db.Transaction;
import java.util.UUID;

/** Is told of every change of a person's series, within the transaction that makes it. */
public interface SeriesWatcher {
    void changed(Transaction transaction, UUID userId, SeriesType type);

    /** As {@link #changed}, of many days at once, in a transaction that may go on for minutes. */
    default void imported(Transaction transaction, UUID userId, SeriesType type) {
        changed(transaction, userId, type);
    }
}
