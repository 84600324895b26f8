package app.nowatch.platform.blob;

/** A blob that is being written; closed before it was kept, it leaves nothing. For one writer at a time. */
public interface NewBlob extends AutoCloseable {
    /**
     * Appends bytes.
     *
     * @throws app.nowatch.platform.Problem.Overloaded when there is no room
     */
    void write(byte[] bytes, int offset, int length);

    /**
     * Gives it its key, in place of what was there; on disk when this returns.
     *
     * @throws app.nowatch.platform.Problem.Overloaded when there is no room
     */
    void keep();

    @Override
    void close();
}
