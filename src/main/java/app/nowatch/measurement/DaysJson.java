package app.nowatch.measurement;

import app.nowatch.platform.json.Times;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The answer to a read, written piece by piece: an array of days, their values as JSON in a string. */
final class DaysJson {
    private static final int ROWS_A_PIECE = 4096;
    private static final int FULL = 64 * 1024;

    private final SeriesType type;
    private final OutputStream out;
    private final ByteSink sink = new ByteSink(2 * FULL);
    private boolean any;

    DaysJson(SeriesType type, OutputStream out) {
        this.type = type;
        this.out = out;
    }

    /** Appends a day, given as days since 1970-01-01, with at least one row. */
    void write(int day, Columns rows, Instant created, Instant updated) throws IOException {
        text(any ? ",{\"values\":\"" : "[{\"values\":\"");
        any = true;
        for (int from = 0; from < rows.size; from += ROWS_A_PIECE) {
            ValuesWriter.write(rows, from, Math.min(rows.size, from + ROWS_A_PIECE), type, sink);
            if (sink.size >= FULL) {
                flush();
            }
        }
        text("\",\"count\":" + rows.size + ",\"type\":\"" + type + "\",\"day\":\"" + Times.format(midnight(day))
                + "\",\"created\":\"" + Times.format(created) + "\",\"updatedAt\":\""
                + Times.format(updated) + "\"}");
    }

    private static Instant midnight(int day) {
        return Instant.ofEpochSecond((long) day * Columns.SECONDS_A_DAY);
    }

    /** Closes the array and hands over what is left. */
    void end() throws IOException {
        text(any ? "]" : "[]");
        flush();
    }

    private void text(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        sink.put(bytes, 0, bytes.length);
    }

    private void flush() throws IOException {
        sink.writeTo(out);
        sink.size = 0;
    }
}
