package app.nowatch.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** {@code FILE.part}, which only its owner can read, and which gets its name when it is whole and on disk. */
final class UnfinishedFile implements AutoCloseable {
    private final Path path;
    private final Path target;
    private final FileChannel channel;
    private boolean kept;

    private UnfinishedFile(Path path, Path target, FileChannel channel) {
        this.path = path;
        this.target = target;
        this.channel = channel;
    }

    /** What an earlier backup left when the machine died is overwritten; what another one writes now is not. */
    static UnfinishedFile of(Path target) throws IOException {
        var path = target.resolveSibling(target.getFileName() + ".part");
        var permissions = PosixFilePermissions.fromString("rw-------");
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var channel = FileChannel.open(path, options, PosixFilePermissions.asFileAttribute(permissions));
        try {
            if (channel.tryLock() == null) {
                throw taken(path);
            }
            Files.setPosixFilePermissions(path, permissions);
            channel.truncate(0);
            return new UnfinishedFile(path, target, channel);
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            throw taken(path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static BackupException taken(Path path) {
        return new BackupException("another backup is writing " + path + " at this moment");
    }

    FileChannel channel() {
        return channel;
    }

    /**
     * Gives it its name.
     *
     * @param replaces whether another file may have had it; else one that came meanwhile stays
     */
    void keep(boolean replaces) throws IOException {
        channel.force(true);
        if (replaces) {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            kept = true;
        } else {
            Files.createLink(target, path);
        }
        try (var folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Removes it, unless it has its name. */
    @Override
    public void close() throws IOException {
        try (channel) {
            // Once it has another name, this one may be somebody else's already.
            if (!kept) {
                Files.deleteIfExists(path);
            }
        }
    }
}
