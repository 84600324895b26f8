package app.nowatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** On what was measured; nothing that names the machine or its place. */
final class Machine {
    private Machine() {}

    static String describe(BenchedServer server) throws IOException {
        try (var sql = server.sql()) {
            return "%d cores of %s, %s GiB memory, JDK %s, PostgreSQL %s"
                    .formatted(
                            Runtime.getRuntime().availableProcessors(),
                            find("/proc/cpuinfo", "model name\\s*:\\s*(.+)"),
                            Figures.of(Double.parseDouble(find("/proc/meminfo", "MemTotal:\\s*(\\d+)")) / 1024 / 1024),
                            Runtime.version(),
                            sql.text("SHOW server_version"));
        }
    }

    private static String find(String file, String pattern) throws IOException {
        var matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        return matcher.find() ? matcher.group(1).strip() : "0";
    }
}
