package app.nowatch.platform.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Blobs as files of one folder, which only the server's own user can read. Two servers must not share it. A blob is written
 * beside the others and gets its name when it is whole and on disk.
 */
public final class FolderBlobStore implements BlobStore {
    private final Path root;
    private final BlobFolder folder;

    private FolderBlobStore(Path root, BlobFolder folder) {
        this.root = root;
        this.folder = folder;
    }

    /** Opens the folder, makes it where it is missing, and removes what an earlier process left unfinished. */
    public static FolderBlobStore open(Path root) {
        try {
            return new FolderBlobStore(root, BlobFolder.open(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The folder of a server that may be running at this moment: what it has not finished stays. To read and to delete; when there
     * is no folder there are no blobs.
     */
    public static FolderBlobStore beside(Path root) {
        return new FolderBlobStore(root, BlobFolder.beside(root));
    }

    private Path path(String key) {
        return root.resolve(BlobKeys.check(key));
    }

    @Override
    public void put(String key, InputStream bytes) {
        try (var blob = create(key)) {
            byte[] buffer = new byte[1 << 16];
            for (int length = read(bytes, buffer); length >= 0; length = read(bytes, buffer)) {
                blob.write(buffer, 0, length);
            }
            blob.keep();
        }
    }

    @Override
    public NewBlob create(String key) {
        var path = path(key);
        try {
            return folder.newFile(path);
        } catch (IOException e) {
            throw BlobFolder.noRoom(e);
        }
    }

    private static int read(InputStream source, byte[] buffer) {
        try {
            return source.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Blob> open(String key) {
        var path = path(key);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BlobFile(Files.newByteChannel(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String key) {
        var path = path(key);
        try {
            if (Files.isRegularFile(path) && Files.deleteIfExists(path)) {
                BlobFolder.force(BlobFolder.above(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void list(String prefix, Consumer<BlobEntry> visitor) {
        var inside = root.resolve(BlobKeys.checkPrefix(prefix).substring(0, prefix.lastIndexOf('/') + 1));
        try {
            Files.walkFileTree(inside, new Walk(prefix, visitor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final String prefix;
        private final Consumer<BlobEntry> visitor;

        Walk(String prefix, Consumer<BlobEntry> visitor) {
            this.prefix = prefix;
            this.visitor = visitor;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return folder.isUnfinished(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            var key = root.relativize(path).toString();
            if (attributes.isRegularFile() && key.startsWith(prefix) && BlobKeys.isKey(key)) {
                visitor.accept(new BlobEntry(
                        key, attributes.size(), attributes.lastModifiedTime().toInstant()));
            }
            return FileVisitResult.CONTINUE;
        }

        /** What is gone meanwhile is no mistake. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
