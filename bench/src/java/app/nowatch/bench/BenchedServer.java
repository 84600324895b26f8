package app.nowatch.bench;

import app.nowatch.TemporaryFolders;
import app.nowatch.platform.db.embedded.DatabaseAddress;
import app.nowatch.platform.db.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A {@link BenchServer} on a throw-away folder with its embedded PostgreSQL, which keeps its durable defaults. */
final class BenchedServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LAST_LINES = 30;
    private static final String DATABASE = "nowatch";

    private final Path data;
    private final Process process;
    private final int port;
    private final DatabaseAddress database;

    private BenchedServer(Path data, Process process) throws IOException, InterruptedException {
        this.data = data;
        this.process = process;
        this.port = awaitPort();
        this.database = EmbeddedPostgres.running(data)
                .orElseThrow(() -> new IllegalStateException("the server runs without its database"));
    }

    /** Starts one and returns when it answers. */
    static BenchedServer start(Cleanup cleanup) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("nowatch-bench");
        cleanup.add(() -> {
            if (Files.exists(data)) {
                TemporaryFolders.delete(data);
            }
        });
        var command = new ArrayList<String>();
        command.addAll(Launch.java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(BenchServer.class.getName(), data.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(data).toFile());
        // As the launcher has it.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        var process = builder.start();
        cleanup.add(() -> Launch.stop(process));
        return new BenchedServer(data, process);
    }

    private static Path log(Path data) {
        return data.resolve("server.log");
    }

    private int awaitPort() throws IOException, InterruptedException {
        long until = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            var matcher = ADDRESS.matcher(Files.readString(log(data)));
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            Thread.sleep(POLL);
        }
        throw new IllegalStateException("the server did not start:\n" + Files.readString(log(data)));
    }

    /** On 127.0.0.1. */
    int port() {
        return port;
    }

    DatabaseAddress database() {
        return database;
    }

    /** A new connection to its database; the caller closes it. */
    Sql sql() {
        return Sql.open(database, DATABASE);
    }

    /** The end of what it has said, to see why a request failed. */
    String lastWords() {
        List<String> lines;
        try {
            lines = Files.readAllLines(log(data));
        } catch (IOException e) {
            return "its log cannot be read: " + e;
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    ProcessFigures server() {
        return new ProcessFigures(process.pid());
    }

    /** PostgreSQL's main process. */
    ProcessFigures postgres() throws IOException {
        var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return new ProcessFigures(Long.parseLong(lines.getFirst().strip()));
    }

    CpuTimes cpu() throws IOException {
        return new CpuTimes(server().cpuSeconds(), postgres().cpuSecondsWithChildren());
    }

    @Override
    public void close() {
        Launch.stop(process);
        TemporaryFolders.delete(data);
    }
}
