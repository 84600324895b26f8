package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program in a process of its own, as an operator starts it, on its embedded database; can be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("listens on (http://\\S+)");

    private final Process process;
    private final String address;
    private final Path data;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();

    private ServerProcess(Path data, List<String> jvmOptions, String... environment) {
        this.data = data;
        try {
            var builder = new ProcessBuilder(command(jvmOptions, "serve", "--port", "0", "--data", data.toString()))
                    .redirectErrorStream(true);
            for (var variable : environment) {
                var parts = variable.split("=", 2);
                builder.environment().put(parts[0], parts[1]);
            }
            process = builder.start();
            address = awaitAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it on a data folder and returns when it listens; {@code environment} as {@code NAME=value}. */
    public static ServerProcess start(Path data, String... environment) {
        return new ServerProcess(data, List.of("-Xmx256m"), environment);
    }

    /** The command that runs the program with this process's JDK and class path. */
    public static List<String> command(List<String> jvmOptions, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.nowatch.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private String awaitAddress() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null) {
            output.add(line);
            var matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                // Somebody must go on reading, or the program stops when the pipe is full.
                Thread.ofVirtual().start(() -> lines.lines().forEach(output::add));
                return matcher.group(1);
            }
            line = lines.readLine();
        }
        throw new AssertionError("the server did not start:\n" + output());
    }

    public TestClient client() {
        return new TestClient(address, "");
    }

    /** What it has printed so far. */
    public String output() {
        return String.join("\n", output);
    }

    public long pid() {
        return process.pid();
    }

    /** The process id of its PostgreSQL. */
    public long databasePid() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Ends its PostgreSQL as {@code kill -9} does. */
    public void killDatabase() {
        ProcessHandle.of(databasePid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Asks it to stop, as SIGTERM does, and answers its exit code. */
    public int stop() {
        process.destroy();
        await();
        return process.exitValue();
    }

    private void await() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the server ended:\n%s", output())
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
