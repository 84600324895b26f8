package app.nowatch.account;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.export.ImportFile;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.export.ReadImport;
import app.nowatch.platform.json.Fields;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;

/** Who somebody is, and when their watch last synchronized. The address, and what an administrator grants, stay those of the account. */
record ProfileImport(Clock clock) implements ImportTarget {
    private static final int LARGEST = 64 * 1024;

    @Override
    public String type() {
        return ProfileExport.TYPE;
    }

    /** A profile is replaced. */
    @Override
    public boolean isEmpty(Statements statements, UUID userId) {
        return true;
    }

    @Override
    public ReadImport read(ImportFile file) throws IOException {
        var fields = Fields.ofAnswer(file.bytes(LARGEST));
        var now = clock.instant();
        var lastSync = fields.optionalTime("last_sync_at");
        if (lastSync.isPresent() && lastSync.get().isAfter(now)) {
            fields.violation("last_sync_at", "must not be in the future");
        }
        var change = ProfileChange.read(fields, now).withoutStanding();
        return (transaction, userId, at) -> {
            var accounts = transaction.attach(AccountStore.class);
            // What the export does not tell is not known here either: ages and measures go into statistics.
            accounts.forgetMeasures(userId);
            accounts.change(userId, change, at);
            lastSync.ifPresent(moment -> LastSyncStore.touch(transaction, userId, moment));
            return 1;
        };
    }
}
