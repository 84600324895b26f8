package app.nowatch.measurement;

import app.nowatch.platform.MemoryBudget;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sorts the rows of a file into days. While each day's rows come in one run, a day is compressed as soon as the next one
 * begins, and its buffer is used again. The first row that goes back to a compressed day ends that: from then on all
 * days are held open, within the memory that uploads share.
 */
final class DayAssembly extends DaySink {
    private static final int LEAST_ROWS = 1024;
    /** Bytes that a row takes in a zip, rather more than fewer: most files then need no second array. */
    private static final int ZIPPED_ROW = 2;

    private final boolean beats;
    private final PartCodecs codecs;
    private final Rejections rejections;
    private final MemoryBudget.Lease lease;
    private final Map<Integer, PreparedDay> finished = new TreeMap<>();
    private final Map<Integer, DayRows> held = new TreeMap<>();
    private boolean holding;

    /**
     * Takes its memory from the lease, which must stay open as long as the days are in use.
     *
     * @param zipped bytes of the file, from which the number of rows is guessed
     */
    DayAssembly(SeriesType type, long zipped, PartCodecs codecs, MemoryBudget.Lease lease, Rejections rejections) {
        super(new DayRows(type.beats(), expected(zipped), lease, rejections));
        this.beats = type.beats();
        this.codecs = codecs;
        this.lease = lease;
        this.rejections = rejections;
    }

    private static int expected(long zipped) {
        return Math.clamp(zipped / ZIPPED_ROW, LEAST_ROWS, Columns.SECONDS_A_DAY);
    }

    @Override
    void begin(int next) {
        if (!holding) {
            finish();
            holding = finished.containsKey(next);
        }
        if (holding) {
            open = held.computeIfAbsent(next, this::reopen);
        }
    }

    private void finish() {
        if (openDay() != NO_DAY) {
            prepare(openDay(), open.settle());
            open.clear();
        }
    }

    private void prepare(int day, Columns settled) {
        var prepared = PreparedDay.of(day, settled, codecs);
        lease.reserve(prepared.bytes());
        finished.put(day, prepared);
    }

    private DayRows reopen(int day) {
        var rows = new DayRows(beats, 0, lease, rejections);
        var before = finished.get(day);
        if (before != null) {
            rows.reopen(before.columns(codecs, beats, lease::reserve));
        }
        return rows;
    }

    /** All days of the file, oldest first; to be called once, after the last row. */
    List<PreparedDay> days() {
        if (holding) {
            held.forEach((day, rows) -> prepare(day, rows.settle()));
        } else {
            finish();
        }
        return List.copyOf(finished.values());
    }
}
