package app.nowatch.platform.blob;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of a folder of blobs, and the one in it where blobs wait for their name. */
final class BlobFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BlobFolder.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> AS_OWNER_ONLY = PosixFilePermissions.asFileAttribute(OWNER_ONLY);

    /** No key has a dot, so that no blob can be in here. */
    private static final String UNFINISHED = ".unfinished";

    private final Path unfinished;

    private BlobFolder(Path unfinished) {
        this.unfinished = unfinished;
    }

    static BlobFolder open(Path root) throws IOException {
        var unfinished = root.resolve(UNFINISHED);
        make(root);
        Files.setPosixFilePermissions(root, OWNER_ONLY);
        make(unfinished);
        try (var leftovers = Files.newDirectoryStream(unfinished)) {
            for (var leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return new BlobFolder(unfinished);
    }

    /** As it stands. */
    static BlobFolder beside(Path root) {
        return new BlobFolder(root.resolve(UNFINISHED));
    }

    boolean isUnfinished(Path path) {
        return path.equals(unfinished);
    }

    /** A blob that will have that name. */
    UnfinishedBlob newFile(Path name) throws IOException {
        return new UnfinishedBlob(Files.createTempFile(unfinished, "", ""), name);
    }

    /** Whatever the disk refuses when writing is taken for want of room, which passes; the log has the reason. */
    static Problem noRoom(IOException reason) {
        LOG.warn("a file cannot be kept", reason);
        return new Problem.Overloaded("the server has no room for files at the moment", PAUSE);
    }

    /** Makes a folder, and those above it that are missing, to stay. */
    static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        make(above(folder));
        try {
            Files.createDirectory(folder, AS_OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        force(above(folder));
    }

    /** The folder that a path is in. */
    static Path above(Path path) {
        var parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a folder of blobs cannot be a whole file system");
        }
        return parent;
    }

    /** Names are safe from a loss of power only when their folder is written too. */
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
