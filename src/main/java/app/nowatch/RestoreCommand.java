package app.nowatch;

import app.nowatch.platform.backup.BackupFile;
import app.nowatch.platform.backup.Restore;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.erasures.ErasureList;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nowatch restore}: a new data folder from a backup. */
@Command(
        name = "restore",
        description = {
            "Make a new data folder of a backup, and bring it to this version.",
            "Whoever was erased since the backup is erased again; docs/backup.md says more."
        })
final class RestoreCommand implements Runnable {
    @Parameters(paramLabel = "FILE", description = "What backup wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--erasures",
            paramLabel = "LIST",
            description = "The list of erasures (default: that of the setting erasures.file, or erasures.log beside"
                    + " the backup).")
    private @Nullable Path erasures;

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public void run() {
        var settings = data.settings(Replay.SETTINGS);
        try (var backup = BackupFile.open(file.toAbsolutePath().normalize())) {
            var restore = new Restore(backup);
            var list = list(settings);
            var folder = RestoreFolder.take(settings.data());
            try {
                fill(settings, restore, list);
                folder.finish();
            } catch (RuntimeException e) {
                folder.empty();
                throw e;
            }
            System.out.println("from a backup " + backup.description());
        }
        System.out.println(settings.data() + " is ready for a server");
    }

    private void fill(Settings settings, Restore restore, Optional<Path> list) {
        try (var home = DatabaseHome.forRestore(settings)) {
            var restored = restore.into(home.settings(), FolderBlobStore.open(settings.blobs()));
            System.out.println(
                    restored.rows() + " rows of " + restored.tables() + " tables, " + restored.blobs() + " files");
            try (var database = Database.open(home.settings(), new SimpleMeterRegistry())) {
                list.ifPresentOrElse(path -> replay(settings, database, path), RestoreCommand::warn);
            }
        }
    }

    /** The new folder has its own list, which begins with what the old one knew. */
    private static void replay(Settings settings, Database database, Path list) {
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        settings.erasureList(clock).addAll(new ErasureList(list, clock));
        System.out.println(Replay.result(Replay.run(settings, database)));
    }

    private static void warn() {
        System.err.println("No list of erasures was found: whoever was erased after the backup is there again, until"
                + " \"nowatch erasures replay --file LIST\" is run.");
    }

    private Optional<Path> list(Settings settings) {
        if (erasures != null) {
            if (!Files.isRegularFile(erasures)) {
                throw new Main.CannotDo(erasures + " is not there");
            }
            return Optional.of(erasures);
        }
        return Stream.of(
                        settings.erasures().file(settings.data()),
                        file.toAbsolutePath().normalize().resolveSibling(ErasureList.NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
