package app.nowatch.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip on its way into a stream, in the form for large files wherever one is. Closed before it was finished, it stays without an
 * end, so that nobody takes it for whole.
 */
final class ExportZip implements AutoCloseable {
    /** Beyond it bytes hardly get fewer, and cost much more. */
    static final int LEVEL = Deflater.BEST_SPEED;

    private static final int BUFFER = 64 * 1024;
    /** Zips know times from 1980 to 2107. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Stream zip;
    private final LocalDateTime time;

    /** @param created the time of every file in it */
    ExportZip(OutputStream out, Instant created) {
        var utc = LocalDateTime.ofInstant(created, ZoneOffset.UTC);
        time = utc.isBefore(EPOCH) ? EPOCH : utc;
        zip = new Stream(out);
    }

    /** The library's own, with a larger buffer, and an end that writes nothing. */
    private static final class Stream extends ZipOutputStream {
        Stream(OutputStream out) {
            super(out);
            buf = new byte[BUFFER];
            setLevel(LEVEL);
        }

        void abandon() {
            def.end();
        }
    }

    /**
     * Begins the next file.
     *
     * @param packed whether its bytes are compressed already
     * @return where they go; closing it is of no use
     */
    OutputStream begin(String path, boolean packed) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(time);
        zip.setLevel(packed ? Deflater.NO_COMPRESSION : LEVEL);
        zip.putNextEntry(entry);
        return zip;
    }

    /** Ends the file that was begun. */
    void end() throws IOException {
        zip.closeEntry();
    }

    /** Adds a small file. */
    void add(String path, byte[] bytes) throws IOException {
        begin(path, false).write(bytes);
        end();
    }

    /** Sends on what has been written. */
    void flush() throws IOException {
        zip.flush();
    }

    /** Writes the directory, after which nothing can be added. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() {
        zip.abandon();
    }
}
