package app.nowatch.measurement;

import app.nowatch.platform.ArrayStream;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.http.SpooledFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Days of a series that wait on disk, packed as they will be kept, until all of an import has been read. */
final class SpooledDays implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final SpooledFile file;
    private final DataOutputStream out;
    private int days;
    private long rows;

    SpooledDays(Spool spool) {
        file = spool.newFile();
        out = new DataOutputStream(new BufferedOutputStream(
                new ArrayStream() {
                    @Override
                    public void write(byte[] source, int offset, int length) {
                        file.write(source, offset, length);
                    }
                },
                BUFFER));
    }

    /** A day as it will be kept. */
    record Day(StoredPart part, long hash) {}

    void add(PreparedDay day) throws IOException {
        out.writeInt(day.day());
        out.writeInt(day.seconds());
        out.writeInt(day.first());
        out.writeInt(day.last());
        out.writeLong(day.hash());
        out.writeInt(day.part().length);
        out.write(day.part());
        days++;
        rows += day.seconds();
    }

    /** Ends the writing. */
    void finish() throws IOException {
        out.flush();
        file.finish();
    }

    /** Seconds with a value, of all days. */
    long rows() {
        return rows;
    }

    /** Takes days in their order. */
    interface Reader {
        void days(List<Day> days);
    }

    /** Reads them again, some at once: at most so many, and fewer when they are large. */
    void each(int most, Reader reader) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(file.open(), BUFFER))) {
            int left = days;
            while (left > 0) {
                var some = new ArrayList<Day>();
                long bytes = 0;
                while (left > 0 && some.size() < most && bytes < BYTES_AT_ONCE) {
                    var day = day(in);
                    some.add(day);
                    bytes += day.part().data().length;
                    left--;
                }
                reader.days(some);
            }
        }
    }

    private static Day day(DataInputStream in) throws IOException {
        int day = in.readInt();
        int seconds = in.readInt();
        int first = in.readInt();
        int last = in.readInt();
        long hash = in.readLong();
        return new Day(new StoredPart(day, 1, seconds, first, last, in.readNBytes(in.readInt())), hash);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
