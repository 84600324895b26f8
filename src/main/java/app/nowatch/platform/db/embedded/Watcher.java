package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small shell process between this program and the database. Its standard input is a pipe that only this program
 * holds: when the pipe closes, because we close it or because we are dead, the watcher stops the database.
 */
final class Watcher {
    /**
     * Deaf to the terminal: Ctrl-C is for the server, which needs the database until its last request is answered. So
     * both run in a session of their own, or where there is no setsid in process groups of their own. The signal is
     * repeated, for one that comes before PostgreSQL listens is lost.
     */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            command -v setsid >/dev/null 2>&1 || set -m
            exec 3<&0
            "$@" </dev/null >&2 3<&- &
            postgres=$!
            echo "$postgres"
            exec >/dev/null
            (
                while read -r _ <&3; do :; done
                round=0
                while [ "$round" -lt 150 ]; do
                    signal=INT
                    [ "$round" -lt 100 ] || signal=QUIT
                    [ "$round" -lt 125 ] || signal=KILL
                    kill -"$signal" "$postgres" 2>/dev/null || exit 0
                    round=$((round + 1))
                    sleep 0.2
                done
            ) &
            reader=$!
            wait "$postgres"
            status=$?
            kill -KILL "$reader" 2>/dev/null
            exit "$status"
            """;

    private static final boolean HAS_SETSID = Command.succeeds(List.of("setsid", "true"));
    /** The script needs 30 seconds at most. */
    private static final int STOP_SECONDS = 40;

    private final Process shell;
    private final long postmaster;

    private Watcher(Process shell, long postmaster) {
        this.shell = shell;
        this.postmaster = postmaster;
    }

    /** @param log takes what the database prints, at its end */
    static Watcher start(Privileges privileges, List<String> postgres, Path log) throws IOException {
        var words = new ArrayList<>(HAS_SETSID ? List.of("setsid") : List.<String>of());
        words.addAll(List.of("sh", "-c", SCRIPT, "sh"));
        words.addAll(postgres);
        var shell = Command.prepare(privileges.wrap(words))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var pid = Command.firstLine(shell.getInputStream());
        if (!pid.matches("\\d+")) {
            shell.destroyForcibly();
            throw new EmbeddedPostgresException("The database's watcher did not start, see " + log + ".");
        }
        return new Watcher(shell, Long.parseLong(pid));
    }

    /** The process number of PostgreSQL, not of the shell. */
    long postmaster() {
        return postmaster;
    }

    /** Waits a moment; true when the database has ended. */
    boolean endsWithin(long milliseconds) {
        try {
            return shell.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Command.interrupted(e);
        }
    }

    /** Stops the database and waits for its end. */
    void stop() throws IOException {
        shell.getOutputStream().close();
        if (!endsWithin(TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            shell.destroyForcibly();
        }
    }
}
