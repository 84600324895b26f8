package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The command line within this process. */
public final class Commands {
    private Commands() {}

    /** How one ended, and what it had to say of errors. */
    public record Ended(int code, String errors) {
        public void succeeded() {
            assertThat(code).as(errors).isZero();
        }

        /** One sentence, and no trace of the program. */
        public String refusal() {
            assertThat(code).isEqualTo(1);
            assertThat(errors.strip().lines()).hasSize(1);
            return errors.strip();
        }
    }

    public static Ended run(Object... arguments) {
        var errors = new StringWriter();
        var words = java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int code = Main.commandLine().setErr(new PrintWriter(errors, true)).execute(words);
        return new Ended(code, errors.toString());
    }

    /** Writes the address of a test's database where commands look for it. */
    public static void point(Path data, TestDatabase database) {
        var all = new java.util.HashMap<String, String>();
        database.putInto(all);
        var properties = new Properties();
        properties.putAll(all);
        try (var out = Files.newBufferedWriter(data.resolve("nowatch.properties"))) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
