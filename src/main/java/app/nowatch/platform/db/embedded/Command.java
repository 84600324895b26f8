package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One call of an outside program, with a bare environment: neither our secrets nor foreign PG… variables go along. */
final class Command {
    private Command() {}

    record Result(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /** Starts in the root folder, which every user may enter and which keeps no file system busy. */
    static ProcessBuilder prepare(List<String> words) {
        var builder = new ProcessBuilder(words).directory(Path.of("/").toFile());
        var path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    static Result run(List<String> words) throws IOException {
        return run(words, "");
    }

    /** Gives the input, waits for the end and answers with all that was printed. */
    static Result run(List<String> words, String input) throws IOException {
        var process = prepare(words).redirectErrorStream(true).start();
        try (var in = process.getInputStream()) {
            feed(process, input);
            var output = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(e);
        }
    }

    /** True when the program is there and answers with success. */
    static boolean succeeds(List<String> words) {
        try {
            return run(words).succeeded();
        } catch (IOException notThere) {
            return false;
        }
    }

    static EmbeddedPostgresException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new EmbeddedPostgresException("Waiting for the embedded database was interrupted.", cause);
    }

    /** First line a process prints, or nothing when it ends without one. */
    static String firstLine(InputStream in) {
        var line = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void feed(Process process, String input) {
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedWithoutReading) {
            // Its status and output tell why, so that is what the caller gets.
            return;
        }
    }
}
