package app.nowatch;

import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nowatch erasures …}: what is done with the list of those who were erased. */
@Command(name = "erasures", description = "Keep those erased who were; docs/backup.md says more.")
final class ErasuresCommand {
    @Command(
            name = "replay",
            description = {
                "Erase whoever is on the list and in the database nevertheless.",
                "For a database that was restored by other means; restore does it by itself."
            })
    void replay(
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description = "The list (default: that of the setting erasures.file).")
                    @Nullable
                    Path file,
            @Mixin DataOptions data) {
        var options = new HashMap<>(Replay.SETTINGS);
        if (file != null) {
            options.put("erasures.file", file.toAbsolutePath().normalize().toString());
        }
        var settings = data.settings(options);
        var list = settings.erasures().file(settings.data());
        if (!Files.exists(list)) {
            throw new Main.CannotDo(list + " is not there: nobody was erased, or the list is elsewhere");
        }
        try (var home = DatabaseHome.forCommand(settings);
                var database = Database.open(home.settings(), new SimpleMeterRegistry())) {
            System.out.println(Replay.result(Replay.run(settings, database)));
        }
    }
}
