package app.nowatch.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The built program in a process of its own, on an empty data folder and a free port. */
final class NowatchServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("listens on (http://\\S+)");
    private static final Path JAR = Path.of("..", "target", "nowatch.jar");

    private final Process process;
    private final String address;

    private NowatchServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static NowatchServer start(Path data) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString(),
                "serve",
                "--port",
                "0",
                "--data",
                data.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                // Somebody must go on reading, or the program stops when the pipe is full.
                Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                return new NowatchServer(process, address.group(1));
            }
        }
        throw new IllegalStateException("the server did not start:\n" + said);
    }

    /** Such as {@code http://127.0.0.1:8080}. */
    String address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
