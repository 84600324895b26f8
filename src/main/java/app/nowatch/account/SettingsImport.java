package app.nowatch.account;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.export.ImportFile;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.export.ReadImport;
import app.nowatch.platform.json.Fields;
import java.io.IOException;
import java.util.UUID;

/** Somebody's settings, and in which time zones they have lived: without these, their days would begin at other moments. */
record SettingsImport() implements ImportTarget {
    private static final int LARGEST = 512 * 1024;

    @Override
    public String type() {
        return SettingsExport.TYPE;
    }

    /** Settings are replaced. */
    @Override
    public boolean isEmpty(Statements statements, UUID userId) {
        return true;
    }

    @Override
    public ReadImport read(ImportFile file) throws IOException {
        var fields = Fields.ofAnswer(file.bytes(LARGEST));
        var zones = UserSettings.sentZones(fields);
        var settings = UserSettings.sent(fields);
        return (transaction, userId, now) -> {
            UserSettings.restore(transaction.attach(SettingsStore.class), userId, settings, zones, now);
            return 1;
        };
    }
}
