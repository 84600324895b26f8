package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs, unpacked once from the archive on the class path into a cache that servers share. */
record Binaries(Path folder) {
    /** The major version of the archive in pom.xml; a cluster belongs to one. */
    static final String MAJOR = "18";

    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

    Path postgres() {
        return folder.resolve("bin/postgres");
    }

    Path initdb() {
        return folder.resolve("bin/initdb");
    }

    /**
     * Takes the first cache that can be written to and from which the database's user can run programs.
     *
     * @param caches tried in order
     */
    static Binaries provide(List<Path> caches, Privileges privileges) throws IOException {
        var archive = archive();
        var name = "postgres-" + MAJOR + "-" + fingerprint(archive);
        var refusals = new ArrayList<String>();
        for (var cache : caches) {
            try {
                var binaries = new Binaries(cache.toAbsolutePath().resolve(name));
                if (binaries.unpacked(archive, privileges)) {
                    return binaries;
                }
                refusals.add(cache + " (not to be run from there)");
            } catch (IOException e) {
                refusals.add(cache + " (" + e + ")");
            }
        }
        throw new EmbeddedPostgresException("PostgreSQL's programs could not be unpacked: " + refusals);
    }

    private boolean unpacked(URL archive, Privileges privileges) throws IOException {
        var cache = folder.resolveSibling("");
        if (!privileges.canEnter(nearestExisting(cache))) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            createReadable(cache);
            unpackOnce(archive, cache);
        }
        return Command.succeeds(privileges.wrap(List.of(postgres().toString(), "--version")));
    }

    /** One process and one thread at a time, so that nobody sees or sweeps away what another is still writing. */
    private void unpackOnce(URL archive, Path cache) throws IOException {
        synchronized (Binaries.class) {
            var lockFile = cache.resolve("unpacking.lock");
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                if (Files.isDirectory(folder)) {
                    return;
                }
                LOG.info("unpacking PostgreSQL into {}", folder);
                var fresh = folder.resolveSibling(folder.getFileName() + ".new");
                Tree.delete(fresh);
                Archive.unpack(archive, fresh);
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** The database's user may be another than ours, so the cache is open to all for reading; nothing in it is secret. */
    private static void createReadable(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            Files.createDirectories(cache);
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path nearestExisting(Path path) {
        var existing = path;
        while (!Files.isDirectory(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "postgres-" + system + "-" + machine + ".txz";
        var archive = Binaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new EmbeddedPostgresException("No PostgreSQL for this machine is built in (" + name
                    + "): set database.url to a PostgreSQL of your own.");
        }
        return archive;
    }

    /** Another archive, of a newer version or another machine with the same home, goes to another folder. */
    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new EmbeddedPostgresException("PostgreSQL's archive is not in a jar: " + archive);
    }
}
