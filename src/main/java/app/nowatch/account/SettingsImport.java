package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.export.ImportFile;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.export.ReadImport;
import app.nowatch.platform.json.Fields;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Somebody's settings, and in which time zones they have lived: without these, their days would begin at other moments. */
record SettingsImport(Clock clock) implements ImportTarget {
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
        // Tomorrow in the zone that is ahead of all others.
        var zones = UserSettings.sentZones(
                fields, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2));
        var settings = UserSettings.exported(fields);
        if (!UserSettings.fit(settings, zones)) {
            throw new Problem.Invalid("zones: the last one must be the timezone of the settings");
        }
        return (transaction, userId, now) -> {
            UserSettings.restore(transaction.attach(SettingsStore.class), userId, settings, zones, now);
            return 1;
        };
    }
}
