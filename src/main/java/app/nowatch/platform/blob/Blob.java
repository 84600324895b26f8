package app.nowatch.platform.blob;

import java.io.InputStream;

/** An open blob, for one reader at a time. */
public interface Blob extends AutoCloseable {
    /** In bytes. */
    long size();

    /**
     * The bytes from an offset to the end; an earlier stream of this blob is of no use then, and closing any closes the blob.
     *
     * @param offset 0 to {@link #size()}; IllegalArgumentException for another
     */
    InputStream from(long offset);

    @Override
    void close();
}
