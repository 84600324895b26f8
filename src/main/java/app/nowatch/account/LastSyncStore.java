package app.nowatch.account;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** When something of a person's last arrived; each upload writes it. */
final class LastSyncStore {
    private LastSyncStore() {}

    /** Later moments win; answers false when the account is gone. */
    static boolean touch(Transaction transaction, UUID userId, Instant at) {
        return new Statements(transaction.connection())
                        .update(
                                "UPDATE account SET last_sync_at = greatest(last_sync_at, ?) WHERE id = ?",
                                at.atOffset(ZoneOffset.UTC),
                                userId)
                > 0;
    }
}
