package app.nowatch.figures;

import app.nowatch.statistics.MinuteRecord;
import app.nowatch.statistics.VariabilityWindows;
import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A UTC day in rows of a minute. Sums and counts instead of means: they are whole, so nothing is rounded and they need little room.
 */
final class MinuteDay {
    static final int MINUTES = 1_440;
    static final int WINDOWS = 86_400 / VariabilityWindows.SECONDS;
    private static final int WINDOW_MINUTES = MINUTES / WINDOWS;
    private static final int LEVEL = 3;

    /** Of the tables: another one makes them anew, and with them the figures. */
    static final int VERSION = 1;

    static final int OFF_BEFORE = 1;
    static final int OFF_AFTER = 2;

    /** What there is of each minute. Rows of quality 0 are left out. */
    enum Column {
        HEART_RATE_SUM(0),
        HEART_RATE_USED(1),
        HEART_RATE_LEFT_OUT(2),
        /** Whether a row says that the watch was off: 1 before the first used row of the minute, 2 after the last one, 3 without one. */
        OFF(16),
        GRAPH_SUM(3),
        GRAPH_USED(4),
        GRAPH_LEFT_OUT(17),
        MOVEMENT_SUM(5),
        MOVEMENT_USED(6),
        MOVEMENT_LEFT_OUT(7),
        CADENCE_SUM(8),
        CADENCE_USED(9),
        CADENCE_LEFT_OUT(10),
        /** One more than the type; 0 for none. */
        TYPE(11),
        TYPE_USED(12),
        TYPE_LEFT_OUT(13),
        BEATS_USED(14),
        BEATS_LEFT_OUT(15);

        /** Where it stands in the stored form; it never changes. */
        private final int place;

        Column(int place) {
            this.place = place;
        }
    }

    private static final int COLUMNS = Column.values().length;
    private static final int PLANE = COLUMNS * MINUTES;
    private static final int BYTES = PLANE * Integer.BYTES + WINDOWS * Double.BYTES;

    private final int[] values = new int[PLANE];
    private final double[] rmssd = new double[WINDOWS];

    MinuteDay() {
        Arrays.fill(rmssd, Double.NaN);
    }

    int get(Column column, int minute) {
        return values[column.place * MINUTES + minute];
    }

    void set(Column column, int minute, int value) {
        values[column.place * MINUTES + minute] = value;
    }

    void add(Column column, int minute, int value) {
        values[column.place * MINUTES + minute] += value;
    }

    /** Sets the RMSSD of the window that begins at a second of the day, in milliseconds. */
    void setRmssd(int second, double value) {
        rmssd[second / VariabilityWindows.SECONDS] = value;
    }

    /** The windows with an RMSSD. */
    List<VariabilityWindows.Window> windows(long firstSecond) {
        var windows = new ArrayList<VariabilityWindows.Window>();
        for (int i = 0; i < WINDOWS; i++) {
            if (!Double.isNaN(rmssd[i])) {
                windows.add(
                        new VariabilityWindows.Window(firstSecond + (long) i * VariabilityWindows.SECONDS, rmssd[i]));
            }
        }
        return windows;
    }

    /** Puts the day into a record, from this minute of it on. */
    void addTo(MinuteRecord.Builder record, int first) {
        for (int i = 0; i < MINUTES; i++) {
            int minute = first + i;
            if (get(Column.HEART_RATE_USED, i) > 0) {
                record.heartRate(minute, mean(Column.HEART_RATE_SUM, Column.HEART_RATE_USED, i));
            } else if (get(Column.GRAPH_USED, i) > 0) {
                record.heartRate(minute, mean(Column.GRAPH_SUM, Column.GRAPH_USED, i));
            }
            if ((get(Column.OFF, i) & OFF_BEFORE) > 0) {
                record.offBefore(minute);
            }
            if ((get(Column.OFF, i) & OFF_AFTER) > 0) {
                record.offAfter(minute);
            }
            if (get(Column.MOVEMENT_USED, i) > 0) {
                record.movement(minute, mean(Column.MOVEMENT_SUM, Column.MOVEMENT_USED, i));
            }
            if (get(Column.CADENCE_USED, i) > 0) {
                record.cadence(minute, mean(Column.CADENCE_SUM, Column.CADENCE_USED, i));
            }
            if (get(Column.TYPE, i) > 0) {
                record.type(minute, get(Column.TYPE, i) - 1);
            }
        }
        for (int i = 0; i < WINDOWS; i++) {
            if (rmssd[i] > 0) {
                double logarithm = Math.log(rmssd[i]);
                for (int minute = i * WINDOW_MINUTES; minute < (i + 1) * WINDOW_MINUTES; minute++) {
                    record.logRmssd(first + minute, logarithm);
                }
            }
        }
    }

    private double mean(Column sum, Column used, int minute) {
        return (double) get(sum, minute) / get(used, minute);
    }

    /** As bytes for the database: like bytes of neighbouring minutes stand together, which compresses best. */
    byte[] encode() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < PLANE; i++) {
            for (int plane = 0; plane < Integer.BYTES; plane++) {
                bytes[plane * PLANE + i] = (byte) (values[i] >>> (Byte.SIZE * plane));
            }
        }
        ByteBuffer.wrap(bytes, PLANE * Integer.BYTES, WINDOWS * Double.BYTES)
                .asDoubleBuffer()
                .put(rmssd);
        return Zstd.compress(bytes, LEVEL);
    }

    /** The opposite of {@link #encode}. */
    static MinuteDay decode(byte[] encoded) {
        byte[] bytes = new byte[BYTES];
        long size = Zstd.decompress(bytes, encoded);
        if (size != BYTES) {
            throw new IllegalStateException("a table of minutes is broken");
        }
        var day = new MinuteDay();
        for (int i = 0; i < PLANE; i++) {
            int value = 0;
            for (int plane = 0; plane < Integer.BYTES; plane++) {
                value |= (bytes[plane * PLANE + i] & 0xff) << (Byte.SIZE * plane);
            }
            day.values[i] = value;
        }
        ByteBuffer.wrap(bytes, PLANE * Integer.BYTES, WINDOWS * Double.BYTES)
                .asDoubleBuffer()
                .get(day.rmssd);
        return day;
    }
}
