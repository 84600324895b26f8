package app.nowatch.platform.export;

import app.nowatch.platform.db.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** A file that was read and is good, ready to be kept; closing it lets go of what it holds meanwhile. */
@FunctionalInterface
public interface ReadImport extends AutoCloseable {
    /**
     * Keeps it for somebody who is held by the transaction, so that nobody else writes anything of theirs.
     *
     * @return how many rows or records it had
     */
    long write(Transaction transaction, UUID userId, Instant now) throws IOException;

    @Override
    default void close() throws IOException {}
}
