package app.nowatch;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command that works on a server's data. */
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder with the database, the mails and nowatch.properties (default: ./data).")
    private Path data;

    Settings settings(Map<String, String> commandLine) {
        return Settings.load(data.toAbsolutePath().normalize(), System.getenv(), commandLine);
    }
}
