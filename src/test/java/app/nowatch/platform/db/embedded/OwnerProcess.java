package app.nowatch.platform.db.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A program of its own that owns a database, to be killed by tests. */
final class OwnerProcess {
    /** Begins the lines that are for the test; others are log. */
    private static final String ANSWER = "answer: ";

    private OwnerProcess() {}

    /** Runs in a new process group, so that a signal can be sent to all of it, as a terminal does. */
    static Process start(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<>(List.of("setsid", java, "-Xmx128m", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(OwnerProcess.class.getName(), folder.toString()));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Prints the number of the database's process; lives until its input ends. On a signal it asks once more. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var database = Databases.start(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println(ANSWER + lastQuery(database));
            database.close();
        }));
        out.println(ANSWER + database.pid());
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    /** The next thing it says, read in the test's process. */
    static String nextAnswer(BufferedReader output) {
        return output.lines()
                .filter(line -> line.startsWith(ANSWER))
                .findFirst()
                .orElseThrow()
                .substring(ANSWER.length());
    }

    private static String lastQuery(EmbeddedPostgres database) {
        try {
            return Databases.query(database.address(), "SELECT 'drained'");
        } catch (SQLException e) {
            return e.toString();
        }
    }
}
