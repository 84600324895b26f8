package app.nowatch.bench;

import app.nowatch.TemporaryFolders;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.embedded.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How soon the program answers when it is started as an operator starts it, and how much memory it takes. */
final class Start implements Measure {
    private static final int TIMES = 5;
    private static final double SECONDS = 1.5;
    private static final double MEBIBYTES = 400;
    private static final String DATABASE = "bench_start";
    private static final Path LAUNCHER = Path.of(System.getProperty("nowatch.home", "."), "nowatch");
    private static final Pattern PORT = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var database = stage.server().database();
        Database.createIfMissing(database, DATABASE);
        report.progress("start: " + TIMES + " starts of the " + (Files.exists(LAUNCHER) ? "launcher" : "program"));
        start(stage.cleanup(), database);
        var seconds = new double[TIMES];
        var empty = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            seconds[i] = start(stage.cleanup(), database);
            empty[i] = startNothing();
            report.progress("start: answered after " + Figures.of(seconds[i]) + " s");
        }
        report.add(Row.below(
                "start to first answer on a running PostgreSQL, beside java -version"
                        + (Files.exists(LAUNCHER) ? "" : ", without launcher"),
                Figures.median(seconds),
                "s",
                Figures.of(Figures.median(empty)) + " s",
                SECONDS));
        addMemory(stage, report);
    }

    private static void addMemory(Stage stage, Report report) {
        report.add(Row.shown(
                "resident memory idle, database beside",
                Figures.of(stage.idle().server()) + " MiB",
                Figures.of(stage.idle().database()) + " MiB",
                ""));
        if (stage.loaded().server() > 0) {
            report.add(Row.below(
                    "resident memory under load, database beside",
                    stage.loaded().server(),
                    "MiB",
                    Figures.of(stage.loaded().database()) + " MiB",
                    MEBIBYTES));
        }
    }

    private static List<String> command(String data) {
        var command = new ArrayList<String>();
        if (Files.exists(LAUNCHER)) {
            command.add(LAUNCHER.toAbsolutePath().toString());
        } else {
            command.addAll(Launch.java());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.nowatch.Main"));
        }
        command.addAll(List.of("serve", "--port", "0", "--data", data));
        return command;
    }

    /** Starts it, asks once and stops it; answers the seconds up to the answer. */
    private static double start(Cleanup cleanup, DatabaseAddress database) throws IOException {
        var data = Files.createTempDirectory("nowatch-bench-start");
        cleanup.add(() -> {
            if (Files.exists(data)) {
                TemporaryFolders.delete(data);
            }
        });
        var builder = new ProcessBuilder(command(data.toString())).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("NOWATCH_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("NOWATCH_DATABASE_URL", database.jdbcUrl(DATABASE));
        environment.put("NOWATCH_DATABASE_USER", database.user());
        environment.put("NOWATCH_DATABASE_PASSWORD", database.password());
        long start = System.nanoTime();
        var process = builder.start();
        cleanup.add(() -> Launch.stop(process));
        try {
            awaitAnswer(process);
            return Run.seconds(System.nanoTime() - start);
        } finally {
            Launch.stop(process);
            TemporaryFolders.delete(data);
        }
    }

    /** How long a JVM takes that has nothing to do: what a busy machine does to starts. */
    private static double startNothing() throws IOException {
        long start = System.nanoTime();
        var process = new ProcessBuilder(Launch.java().getFirst(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.onExit().join();
        return Run.seconds(System.nanoTime() - start);
    }

    private static void awaitAnswer(Process process) throws IOException {
        var output = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            var matcher = PORT.matcher(line);
            if (matcher.find()) {
                try (var connection = new HttpConnection(Integer.parseInt(matcher.group(1)))) {
                    connection.expect(200, Requests.page("/health/live"));
                }
                return;
            }
        }
        throw new IOException("it did not start:\n" + output);
    }
}
