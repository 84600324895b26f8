package app.nowatch.measurement;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into windows of whole lines inside one buffer, so that whoever parses a line finds all of it in one
 * piece. A line longer than the limit passes by without being held.
 */
final class CsvLines {
    /** Bytes of the longest line that is read, its end not counted. */
    static final int LONGEST = 1024;

    private static final int BUFFER = 64 * 1024;
    /** A parser may look so far behind the end of a window without leaving the array. */
    private static final int SLACK = 16;

    /** Takes windows of lines. */
    interface Sink {
        /** Whole lines: {@code buffer[from, to)}, the byte before {@code to} is a line feed. */
        void lines(byte[] buffer, int from, int to);

        /** A line that was too long to be held. */
        void tooLong();
    }

    private final InputStream in;
    private final Sink sink;
    private final byte[] buffer = new byte[BUFFER + SLACK];
    private int filled;
    private boolean skipping;

    CsvLines(InputStream in, Sink sink) {
        this.in = in;
        this.sink = sink;
    }

    void readAll() throws IOException {
        fill();
        int start = startsWithByteOrderMark() ? 3 : 0;
        while (true) {
            int end = lastLineEnd(start);
            if (end > start) {
                emit(start, end);
                start = end;
            }
            keep(start);
            start = 0;
            if (fill() < 0) {
                break;
            }
        }
        if (skipping) {
            sink.tooLong();
        } else if (filled > 0) {
            buffer[filled] = '\n';
            sink.lines(buffer, 0, filled + 1);
        }
    }

    private void emit(int from, int to) {
        int start = from;
        if (skipping) {
            while (buffer[start++] != '\n') {}
            skipping = false;
            sink.tooLong();
        }
        if (start < to) {
            sink.lines(buffer, start, to);
        }
    }

    /** Moves the beginning of a line to the front, or forgets it when it is already too long. */
    private void keep(int start) {
        int length = filled - start;
        skipping |= length > LONGEST + 1;
        if (!skipping && start > 0) {
            System.arraycopy(buffer, start, buffer, 0, length);
        }
        filled = skipping ? 0 : length;
    }

    /** The index after the last line feed; {@code from} without one. */
    private int lastLineEnd(int from) {
        int end = filled;
        while (end > from && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Reads until the buffer is full or the stream ends; -1 when nothing came. */
    private int fill() throws IOException {
        int before = filled;
        while (filled < BUFFER) {
            int read = in.read(buffer, filled, BUFFER - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled == before ? -1 : filled - before;
    }

    private boolean startsWithByteOrderMark() {
        return filled >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf;
    }
}
