package app.nowatch.platform.blob;

import app.nowatch.platform.ArrayStream;
import java.io.OutputStream;

/** A blob that is being written; closed before it was kept, it leaves nothing. For one writer at a time. */
public interface NewBlob extends AutoCloseable {
    /**
     * Appends bytes.
     *
     * @throws app.nowatch.platform.Problem.Overloaded when there is no room
     */
    void write(byte[] bytes, int offset, int length);

    /** Appends what is written to it. */
    default OutputStream stream() {
        return new ArrayStream() {
            @Override
            public void write(byte[] source, int offset, int length) {
                NewBlob.this.write(source, offset, length);
            }
        };
    }

    /**
     * Gives it its key, in place of what was there; on disk when this returns.
     *
     * @throws app.nowatch.platform.Problem.Overloaded when there is no room
     */
    void keep();

    @Override
    void close();
}
