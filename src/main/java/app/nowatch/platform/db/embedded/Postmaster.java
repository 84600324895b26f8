package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the database on a free port of the loopback address. */
final class Postmaster {
    private static final int ATTEMPTS = 40;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final long POLL_MILLISECONDS = 10;
    private static final long LARGEST_LOG_BYTES = 4 << 20;
    private static final int TOLD_BYTES = 2_000;
    /** Go away by themselves: the port was taken meanwhile, or processes of a killed database are still ending. */
    private static final List<String> TRANSIENT =
            List.of("Address already in use", "could not create any TCP/IP sockets", "pre-existing shared memory");

    private final DataFolder folder;
    private final Privileges privileges;
    private final Path postgres;
    private final EmbeddedPostgres.Options options;

    Postmaster(DataFolder folder, Privileges privileges, Binaries binaries, EmbeddedPostgres.Options options) {
        this.folder = folder;
        this.privileges = privileges;
        this.postgres = binaries.postgres();
        this.options = options;
    }

    record Started(Watcher watcher, int port) {}

    Started start() throws IOException {
        openLog();
        for (int attempt = 1; ; attempt++) {
            long logStart = Files.size(folder.log());
            int port = freePort();
            var watcher = Watcher.start(privileges, command(port), folder.log());
            if (becomesReadyOrStops(watcher)) {
                return new Started(watcher, port);
            }
            var told = told(logStart);
            if (attempt == ATTEMPTS || TRANSIENT.stream().noneMatch(told::contains)) {
                throw new EmbeddedPostgresException("The database did not start: " + told);
            }
            pause();
        }
    }

    private boolean becomesReadyOrStops(Watcher watcher) throws IOException {
        try {
            return becomesReady(watcher);
        } catch (IOException | RuntimeException e) {
            watcher.stop();
            throw e;
        }
    }

    /** Without a limit of time while the process lives: repair after a crash takes as long as it takes. */
    private boolean becomesReady(Watcher watcher) throws IOException {
        while (!watcher.endsWithin(POLL_MILLISECONDS)) {
            var file = PostmasterFile.read(folder);
            if (file.filter(found -> found.ready() && found.pid() == watcher.postmaster())
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<String> command(int port) {
        var words = new ArrayList<>(
                List.of(postgres.toString(), "-D", folder.cluster().toString(), "-c", "port=" + port));
        new Settings(options).all().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }

    /** A new file when the last one has grown large; only the server's user may read it. */
    private void openLog() throws IOException {
        var log = folder.log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private String told(long since) throws IOException {
        try (var log = new RandomAccessFile(folder.log().toFile(), "r")) {
            log.seek(since);
            var bytes = new byte[(int) Math.min(TOLD_BYTES, log.length() - since)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw Command.interrupted(e);
        }
    }
}
