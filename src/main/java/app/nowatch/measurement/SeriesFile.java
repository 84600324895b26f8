package app.nowatch.measurement;

import java.io.IOException;

/** A file that a series goes into, day by day. */
interface SeriesFile extends AutoCloseable {
    /**
     * Appends a day, the oldest first.
     *
     * @param day days since 1970-01-01
     */
    void add(int day, Columns rows) throws IOException;

    /** Hands over what is left; without it the file is not whole. */
    void end() throws IOException;

    @Override
    default void close() {}
}
