package app.nowatch.measurement;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/** Packs the rows of an exported series day by day; one that goes back to an earlier day is refused, so that one day is in memory. */
final class DayStream implements RowSink {
    private static final int NO_DAY = Integer.MIN_VALUE;
    private static final int LEAST_ROWS = 1024;

    private final SpooledDays days;
    private final PartCodecs codecs;
    private final DayRows rows;
    private int openDay = NO_DAY;
    private long openStart = Long.MIN_VALUE / 2;

    /** Takes its memory from the lease, which stays open as long as this is in use. */
    DayStream(SeriesType type, SpooledDays days, PartCodecs codecs, MemoryBudget.Lease lease, Rejections rejections) {
        this.days = days;
        this.codecs = codecs;
        rows = new DayRows(type.beats(), LEAST_ROWS, lease, rejections);
    }

    @Override
    public void row(long time, int value, int quality) {
        int second = secondOf(time);
        rows.add(second, value, quality);
    }

    @Override
    public void beats(long time, byte[] text, int from, int to, int line) {
        int second = secondOf(time);
        rows.addBeats(second, text, from, to, line);
    }

    private int secondOf(long time) {
        long second = time - openStart;
        if (second < 0 || second >= Columns.SECONDS_A_DAY) {
            change(Math.toIntExact(Math.floorDiv(time, Columns.SECONDS_A_DAY)));
            second = time - openStart;
        }
        return (int) second;
    }

    private void change(int day) {
        if (day < openDay) {
            throw new Problem.Invalid("rows of " + LocalDate.ofEpochDay(day) + " come after rows of "
                    + LocalDate.ofEpochDay(openDay) + "; an export has its days in order");
        }
        end();
        openDay = day;
        openStart = (long) day * Columns.SECONDS_A_DAY;
    }

    /** Packs the last day; to be called once, after the last row. */
    void end() {
        var settled = rows.settle();
        if (!settled.isEmpty()) {
            try {
                days.add(PreparedDay.of(openDay, settled, codecs));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        rows.clear();
    }
}
