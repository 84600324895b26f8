package app.nowatch.measurement;

import app.nowatch.platform.db.Transaction;
import java.util.UUID;

/** Is told of every change of a person's series, within the transaction that makes it. */
public interface SeriesWatcher {
    void changed(Transaction transaction, UUID userId, SeriesType type);
}
