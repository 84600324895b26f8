package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that outlived its server, or the file of one that did not. */
final class Leftover {
    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(5);

    private final DataFolder folder;

    Leftover(DataFolder folder) {
        this.folder = folder;
    }

    /** The process that runs this folder's cluster, if one does. */
    Optional<ProcessHandle> process() throws IOException {
        return named().filter(this::runsOurCluster);
    }

    /**
     * Stops what still runs and takes away a note whose number now belongs to another program: PostgreSQL itself
     * would refuse to start then, which is common in containers, where the same small numbers come back.
     */
    void clear() throws IOException {
        var named = named();
        if (named.isEmpty()) {
            return;
        }
        var process = named.get();
        if (runsOurCluster(process)) {
            LOG.warn("stopping a database that outlived its server, process {}", process.pid());
            stop(process);
        } else if (isPostgres(process)) {
            throw new EmbeddedPostgresException("Process " + process.pid() + " is a PostgreSQL and may use "
                    + folder.cluster() + ": stop it, or delete postmaster.pid there if it does not.");
        } else {
            Files.deleteIfExists(PostmasterFile.of(folder));
        }
    }

    /** Asks for a fast shutdown, then for an immediate one, then ends it; the log of changes repairs what is missing. */
    static void stop(ProcessHandle process) throws IOException {
        if (!endsAfter(process, "INT", FAST_SHUTDOWN) && !endsAfter(process, "QUIT", IMMEDIATE_SHUTDOWN)) {
            endsAfter(process, "KILL", IMMEDIATE_SHUTDOWN);
        }
    }

    private Optional<ProcessHandle> named() throws IOException {
        return PostmasterFile.read(folder).flatMap(file -> ProcessHandle.of(file.pid()));
    }

    private boolean runsOurCluster(ProcessHandle process) {
        var cluster = folder.cluster().toString();
        return isPostgres(process)
                && List.of(process.info().arguments().orElse(new String[0])).contains(cluster);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                .orElse(false);
    }

    private static boolean endsAfter(ProcessHandle process, String signal, Duration limit) throws IOException {
        Command.run(List.of("sh", "-c", "kill -" + signal + " \"$1\"", "sh", Long.toString(process.pid())));
        long end = System.nanoTime() + limit.toNanos();
        while (runs(process) && System.nanoTime() < end) {
            pause();
        }
        return !runs(process);
    }

    /** A dead process that nobody has collected still has a number, but no program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw Command.interrupted(e);
        }
    }
}
