package app.nowatch.platform.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file on its way to its name. */
final class UnfinishedBlob implements NewBlob {
    private final Path path;
    private final Path name;
    private final FileChannel channel;

    /**
     * Takes an empty file.
     *
     * @param path where only the server's own user can read
     */
    UnfinishedBlob(Path path, Path name) throws IOException {
        this.path = path;
        this.name = name;
        channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        var buffer = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw BlobFolder.noRoom(e);
        }
    }

    @Override
    public void keep() {
        try {
            channel.force(true);
            BlobFolder.make(BlobFolder.above(name));
            Files.move(path, name, StandardCopyOption.ATOMIC_MOVE);
            BlobFolder.force(BlobFolder.above(name));
        } catch (IOException e) {
            throw BlobFolder.noRoom(e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
