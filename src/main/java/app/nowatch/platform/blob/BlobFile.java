package app.nowatch.platform.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** A blob that is a file; the open channel keeps its bytes, whatever becomes of the name. */
final class BlobFile implements Blob {
    private final SeekableByteChannel file;
    private final long size;

    BlobFile(SeekableByteChannel file) throws IOException {
        this.file = file;
        size = file.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream from(long offset) {
        if (offset < 0 || offset > size) {
            throw new IllegalArgumentException("offset must be 0 to " + size);
        }
        try {
            return Channels.newInputStream(file.position(offset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
