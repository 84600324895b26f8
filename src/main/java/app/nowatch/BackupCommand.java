package app.nowatch;

import app.nowatch.export.ExportRoom;
import app.nowatch.firmware.FirmwareRoom;
import app.nowatch.platform.backup.Backup;
import app.nowatch.platform.blob.BlobRows;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.sharing.SharingRoom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nowatch backup}: one file with everything, whether the server runs or not. */
@Command(
        name = "backup",
        description = {"Write all data into one file, while the server runs or not.", "docs/backup.md says more."})
final class BackupCommand implements Runnable {
    /** Every kind of row that names files. */
    static final List<BlobRows> FILES = List.of(SharingRoom.FILES, FirmwareRoom.FILES, ExportRoom.FILES);

    @Parameters(paramLabel = "FILE", description = "The new file.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Replace the file where there is one.")
    private boolean force;

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public void run() {
        var settings = data.settings(Map.of());
        if (settings.database().embedded() && !Files.isDirectory(settings.data().resolve("postgres"))) {
            throw new Main.CannotDo(settings.data() + " has no database: --data names the folder of the server");
        }
        try (var home = DatabaseHome.forCommand(settings)) {
            var blobs = FolderBlobStore.beside(settings.blobs());
            var clock = Clock.tickMillis(ZoneOffset.UTC);
            var written = new Backup(home.settings(), blobs, FILES, Version.program(), clock)
                    .write(file.toAbsolutePath().normalize(), force);
            for (var key : written.missing()) {
                System.err.println("the file of " + key + " was not there; it may have been removed meanwhile");
            }
            System.out.println(file + ": " + written.rows() + " rows of " + written.tables() + " tables, "
                    + written.blobs() + " files, " + written.bytes() + " bytes");
        }
    }
}
