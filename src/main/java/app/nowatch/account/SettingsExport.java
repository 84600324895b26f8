package app.nowatch.account;

import app.nowatch.platform.export.ExportFolder;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportScope;
import app.nowatch.platform.export.ExportSource;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.List;

/** Somebody's settings as a file, and in which time zones they have lived; for nobody else. */
record SettingsExport(UserSettings settings, SettingsStore store) implements ExportSource {
    static final String TYPE = "ACCOUNT_SETTINGS";

    private static final String FILE = "settings.json";

    /** What the file says; the first zone holds for all days before its own as well. */
    record Exported(@JsonUnwrapped UserSettings.Shown shown, List<Zone> zones) {}

    /** From which local day on the person lived in a zone. */
    record Zone(String from, String zone) {
        static Zone of(SettingsStore.Zone row) {
            return new Zone(row.fromDay().toString(), row.zone());
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String file(ExportFormat format) {
        return FILE;
    }

    @Override
    public String about() {
        return "The app's settings, and the time zones you have lived in, from which day on";
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void export(ExportScope scope, ExportFolder folder) throws IOException {
        var shown = settings.of(scope.owner());
        var zones = store.zones(scope.owner()).stream().map(Zone::of).toList();
        folder.addJson(FILE, new Exported(shown, zones));
    }
}
