package app.nowatch.platform.db.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a .txz, readable by everyone. */
final class Archive {
    private static final int ANY_EXECUTE = 0b001_001_001;

    private final TarArchiveInputStream entries;
    private final Path target;

    private Archive(TarArchiveInputStream entries, Path target) {
        this.entries = entries;
        this.target = target;
    }

    static void unpack(URL archive, Path target) throws IOException {
        try (var packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                var entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            new Archive(entries, target).unpackAll();
        }
    }

    private void unpackAll() throws IOException {
        createFolder(target);
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            unpack(entry);
        }
    }

    private void unpack(TarArchiveEntry entry) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("an archive entry leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createFolder(path);
        } else {
            createFolder(path.resolveSibling(""));
            createFile(entry, path);
        }
    }

    private void createFile(TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(entries, path);
        boolean program = (entry.getMode() & ANY_EXECUTE) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
