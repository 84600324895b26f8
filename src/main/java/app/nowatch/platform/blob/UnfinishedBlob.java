package app.nowatch.platform.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file on its way to its name; closed before it was finished, it goes. */
final class UnfinishedBlob implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    /**
     * Takes an empty file.
     *
     * @param path where only the server's own user can read
     */
    UnfinishedBlob(Path path) throws IOException {
        this.path = path;
        channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    void write(byte[] bytes, int length) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Gives the file its name, in place of one that has it. */
    void finish(Path name) throws IOException {
        channel.force(true);
        BlobFolder.make(BlobFolder.above(name));
        Files.move(path, name, StandardCopyOption.ATOMIC_MOVE);
        BlobFolder.force(BlobFolder.above(name));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
