package app.nowatch.platform.blob;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where blobs are kept. A key is words of {@code a-z}, {@code 0-9} and {@code -} with slashes between, at most 200
 * characters; every method throws IllegalArgumentException at another one. Like a file beside a folder, a key must not be the
 * first words of another.
 */
public interface BlobStore {
    /**
     * Keeps the bytes under the key, in place of what was there; on disk when this returns. Closes nothing.
     *
     * @throws app.nowatch.platform.Problem.Overloaded when there is no room; nothing half-written is left
     * @throws UncheckedIOException when the source cannot be read; nothing half-written is left
     */
    void put(String key, InputStream bytes);

    /**
     * As {@link #put}, for who has the bytes come piece by piece: nothing is there under the key before {@link NewBlob#keep}.
     *
     * @throws app.nowatch.platform.Problem.Overloaded when there is no room
     */
    NewBlob create(String key);

    /** The blob, to be closed; it stays readable when it is replaced or deleted meanwhile. Empty when there is none. */
    Optional<Blob> open(String key);

    /** Removes the blob, if there is one, for good. */
    void delete(String key);

    /**
     * Shows every blob whose key starts with the prefix, in any order; of what is put or deleted meanwhile some may be seen.
     * The visitor may delete.
     *
     * @param prefix such as {@code pictures/}; empty for all
     */
    void list(String prefix, Consumer<BlobEntry> visitor);
}
