package app.nowatch.measurement;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A series as an upload of it: the same file sent again changes nothing. */
final class SeriesCsv implements SeriesFile {
    private static final int ROWS_A_PIECE = 4096;
    private static final int FULL = 64 * 1024;
    /** The longest row of a number, 1717200000,-2147.483648,4, is shorter, also with what is overwritten behind it. */
    private static final int NUMBER_ROW = 40;

    private final SeriesType type;
    private final OutputStream out;
    private final ByteSink sink = new ByteSink(FULL + ROWS_A_PIECE * NUMBER_ROW);

    SeriesCsv(SeriesType type, OutputStream out) {
        this.type = type;
        this.out = out;
        var header = type.hasQuality() ? "datetime,value,quality_indicator\n" : "datetime,value\n";
        byte[] bytes = header.getBytes(StandardCharsets.US_ASCII);
        sink.put(bytes, 0, bytes.length);
    }

    @Override
    public void add(int day, Columns rows) throws IOException {
        long midnight = (long) day * Columns.SECONDS_A_DAY;
        for (int from = 0; from < rows.size; from += ROWS_A_PIECE) {
            int to = Math.min(rows.size, from + ROWS_A_PIECE);
            if (rows.beats) {
                beats(midnight, rows, from, to);
            } else {
                numbers(midnight, rows, from, to);
            }
            if (sink.size >= FULL) {
                flush();
            }
        }
    }

    private void numbers(long midnight, Columns rows, int from, int to) {
        boolean decimal = type.form().scale() > 1;
        boolean quality = type.hasQuality();
        sink.reserve((to - from) * NUMBER_ROW);
        byte[] bytes = sink.bytes;
        int at = sink.size;
        for (int row = from; row < to; row++) {
            at = ValuesWriter.tenDigits(bytes, at, midnight + rows.seconds[row]);
            bytes[at++] = ',';
            int value = rows.values[row];
            at = decimal ? ValuesWriter.decimal(bytes, at, value) : ValuesWriter.whole(bytes, at, value);
            if (quality) {
                bytes[at++] = ',';
                bytes[at++] = (byte) ('0' + rows.qualities[row]);
            }
            bytes[at++] = '\n';
        }
        sink.size = at;
    }

    /** What a second holds can be more than one row may: it goes into several, which an upload joins again. */
    private void beats(long midnight, Columns rows, int from, int to) {
        for (int row = from; row < to; row++) {
            int start = rows.textStart(row);
            int end = rows.values[row];
            for (int stop : BeatRule.rows(rows.text, start, end)) {
                beat(midnight + rows.seconds[row], rows.text, start, stop);
                // The space between two rows is the one that joins them.
                start = stop + 1;
            }
        }
    }

    private void beat(long time, byte[] text, int from, int to) {
        sink.reserve(NUMBER_ROW + to - from);
        sink.size = ValuesWriter.tenDigits(sink.bytes, sink.size, time);
        sink.put(',');
        sink.put(text, from, to - from);
        sink.put('\n');
    }

    @Override
    public void end() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        sink.writeTo(out);
        sink.size = 0;
    }
}
