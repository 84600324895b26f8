package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The data folder and the names of what this room keeps in it. */
record DataFolder(Path root) {
    /** Makes the folder, open to nobody else, when it is not there. Links are resolved: processes are told apart by this path. */
    static DataFolder open(Path path) throws IOException {
        var absolute = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            var parent = absolute.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            createPrivate(absolute);
        }
        return new DataFolder(absolute.toRealPath());
    }

    static void createPrivate(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path lockFile() {
        return root.resolve("nowatch.lock");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** Where binaries go when no shared cache can be used. */
    Path binaries() {
        return root.resolve("postgres-binaries");
    }
}
