package app.nowatch.platform.http;

/** Where the file of a {@link Form} goes while it comes. */
public interface FormFile {
    /**
     * Appends bytes.
     *
     * @throws app.nowatch.platform.Problem.Overloaded when there is no room
     */
    void write(byte[] source, int offset, int length);

    /** Bytes written so far. */
    long size();

    /** Called after the last byte of a form that is whole. */
    void finish();
}
