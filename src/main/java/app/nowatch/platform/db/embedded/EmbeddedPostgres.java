package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running PostgreSQL of our own on a data folder; it ends with {@link #close} or with this process. */
public final class EmbeddedPostgres implements AutoCloseable {
    private final DataFolder folder;
    private final FolderLock lock;
    private final Watcher watcher;
    private final DatabaseAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataFolder folder, FolderLock lock, Watcher watcher, DatabaseAddress address) {
        this.folder = folder;
        this.lock = lock;
        this.watcher = watcher;
        this.address = address;
    }

    /**
     * Starts the database of a data folder, makes both where they are not there, and waits until it takes connections.
     *
     * @throws EmbeddedPostgresException in one sentence: the folder is in use, is of another version, cannot be reached
     */
    public static EmbeddedPostgres start(Path dataFolder, Options options) {
        try {
            var folder = DataFolder.open(dataFolder);
            var lock = FolderLock.take(folder);
            try {
                return start(folder, lock, options);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The database in " + dataFolder + " cannot be started: " + e, e);
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, FolderLock lock, Options options) throws IOException {
        var privileges = Privileges.choose(folder);
        var caches = new ArrayList<>(options.caches());
        caches.add(folder.binaries());
        var binaries = Binaries.provide(caches, privileges);
        new Leftover(folder).clear();
        var password = new Cluster(folder, privileges).prepare(binaries);
        var started = new Postmaster(folder, privileges, binaries, options).start();
        var address = new DatabaseAddress(started.port(), Cluster.USER, password);
        return new EmbeddedPostgres(folder, lock, started.watcher(), address);
    }

    /** Where the database of a server that runs on this folder now is reached; nothing when none runs. */
    public static Optional<DatabaseAddress> running(Path dataFolder) {
        if (!Files.isDirectory(dataFolder)) {
            return Optional.empty();
        }
        try {
            var folder = DataFolder.open(dataFolder);
            var ready = PostmasterFile.read(folder).filter(PostmasterFile::ready);
            var password = new Password(folder).read();
            if (ready.isEmpty()
                    || password.isEmpty()
                    || new Leftover(folder).process().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new DatabaseAddress(ready.get().port(), Cluster.USER, password.get()));
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The data folder " + dataFolder + " cannot be read: " + e, e);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** The address of one database for JDBC; {@code postgres} is always there. */
    public String jdbcUrl(String database) {
        return address.jdbcUrl(database);
    }

    public String user() {
        return address.user();
    }

    public String password() {
        return address.password();
    }

    /** On 127.0.0.1. */
    public int port() {
        return address.port();
    }

    /** The number of PostgreSQL's main process. */
    public long pid() {
        return watcher.postmaster();
    }

    /** Ends all connections, stops the database and waits for its end; more calls do nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (lock) {
            watcher.stop();
            new Leftover(folder).clear();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The database did not stop in good order: " + e, e);
        }
    }

    /**
     * How the database is to run.
     *
     * @param caches folders for PostgreSQL's programs, tried in order, after them one inside the data folder
     * @param sharedBuffersMegabytes memory for the database's own cache, 1 and up
     * @param settings names and values of postgresql.conf, which win over the defaults
     */
    public record Options(List<Path> caches, int sharedBuffersMegabytes, Map<String, String> settings) {
        private static final int SHARED_BUFFERS_MEGABYTES = 128;

        public Options {
            caches = List.copyOf(caches);
            settings = Map.copyOf(settings);
            if (sharedBuffersMegabytes < 1) {
                throw new IllegalArgumentException("sharedBuffersMegabytes: below 1: " + sharedBuffersMegabytes);
            }
            for (var name : settings.keySet()) {
                if (!name.matches("[a-z_.]+")) {
                    throw new IllegalArgumentException("settings: not the name of a setting: " + name);
                }
            }
        }

        /** The second cache is for root, whose home other users cannot enter. */
        public static Options defaults() {
            var home = Path.of(System.getProperty("user.home"), ".cache", "nowatch");
            return new Options(List.of(home, Path.of("/var/cache/nowatch")), SHARED_BUFFERS_MEGABYTES, Map.of());
        }

        public Options withCaches(Path... folders) {
            return new Options(List.of(folders), sharedBuffersMegabytes, settings);
        }

        public Options withSharedBuffersMegabytes(int megabytes) {
            return new Options(caches, megabytes, settings);
        }

        public Options withSetting(String name, String value) {
            var more = new HashMap<>(settings);
            more.put(name, value);
            return new Options(caches, sharedBuffersMegabytes, more);
        }
    }
}
