package app.nowatch;

import app.nowatch.platform.backup.BackupFile;
import app.nowatch.platform.backup.Restore;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.erasures.ErasureList;
import app.nowatch.platform.jobs.JobQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
            description = "A list of erasures, besides that of the setting erasures.file and erasures.log beside the"
                    + " backup.")
    private @Nullable Path erasures;

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public void run() {
        var settings = data.settings(Replay.SETTINGS);
        try (var backup = BackupFile.open(file.toAbsolutePath().normalize())) {
            var restore = new Restore(backup);
            var lists = lists(settings);
            var folder = RestoreFolder.take(settings.data());
            try {
                fill(settings, restore, lists);
                folder.finish();
            } catch (RuntimeException e) {
                folder.empty();
                throw e;
            }
            System.out.println("from a backup " + backup.description());
        }
        System.out.println(settings.data() + " is ready for a server");
    }

    private void fill(Settings settings, Restore restore, List<Path> lists) {
        try (var home = DatabaseHome.forRestore(settings)) {
            var restored = restore.into(home.settings(), FolderBlobStore.open(settings.blobs()));
            System.out.println(
                    restored.rows() + " rows of " + restored.tables() + " tables, " + restored.blobs() + " files");
            try (var database = Database.open(home.settings(), new SimpleMeterRegistry())) {
                JobQueue.releaseAll(database);
                if (lists.isEmpty()) {
                    warn(settings.data());
                } else {
                    replay(settings, database, lists);
                }
            }
        }
    }

    /** The new folder has its own list, which begins with what the old one knew. */
    private static void replay(Settings settings, Database database, List<Path> lists) {
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        lists.forEach(list -> settings.erasureList(clock).addAll(new ErasureList(list, clock)));
        System.out.println(Replay.result(Replay.run(settings, database)));
    }

    private static void warn(Path folder) {
        System.err.println("No list of erasures was found: whoever was erased after the backup is there again, until"
                + " \"nowatch erasures replay --file LIST --data " + folder + "\" is run.");
    }

    /** All that are found: one may know of erasures of which another does not. */
    private List<Path> lists(Settings settings) {
        var beside = file.toAbsolutePath().normalize().resolveSibling(ErasureList.NAME);
        var lists = new ArrayList<Path>();
        if (erasures != null) {
            if (!Files.isRegularFile(erasures)) {
                throw new Main.CannotDo(erasures + " is not there");
            }
            lists.add(erasures);
        }
        Stream.of(settings.erasures().file(settings.data()), beside)
                .filter(Files::isRegularFile)
                .forEach(lists::add);
        return lists;
    }
}
