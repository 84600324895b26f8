package app.nowatch.platform.export;

import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A JSON array, one record a line, written while the records come. */
public final class ExportArray {
    private static final byte[] BEFORE_FIRST = "[\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEFORE_OTHERS = ",\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AFTER_LAST = "\n]\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EMPTY = "[]\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private long rows;
    private @Nullable Instant from;
    private @Nullable Instant to;

    public ExportArray(OutputStream out) {
        this.out = out;
    }

    /**
     * Appends a record.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void add(Object value, Instant at) {
        try {
            out.write(rows == 0 ? BEFORE_FIRST : BEFORE_OTHERS);
            out.write(Json.write(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows++;
        from = from == null || at.isBefore(from) ? at : from;
        to = to == null || at.isAfter(to) ? at : to;
    }

    /** Closes the array, and tells what is in it. */
    public ExportExtent end() throws IOException {
        out.write(rows == 0 ? EMPTY : AFTER_LAST);
        return new ExportExtent(rows, from, to);
    }
}
