package app.nowatch.measurement;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/** Packs the rows of an exported series day by day; one that goes back to an earlier day is refused, so that one day is in memory. */
final class DayStream extends DaySink {
    private static final int LEAST_ROWS = 1024;

    private final SpooledDays days;
    private final PartCodecs codecs;

    /** Takes its memory from the lease, which stays open as long as this is in use. */
    DayStream(SeriesType type, SpooledDays days, PartCodecs codecs, MemoryBudget.Lease lease, Rejections rejections) {
        super(new DayRows(type.beats(), LEAST_ROWS, lease, rejections));
        this.days = days;
        this.codecs = codecs;
    }

    @Override
    void begin(int next) {
        if (next < openDay()) {
            throw new Problem.Invalid("rows of " + LocalDate.ofEpochDay(next) + " come after rows of "
                    + LocalDate.ofEpochDay(openDay()) + "; an export has its days in order");
        }
        end();
    }

    /** Packs the last day; to be called once, after the last row. */
    void end() {
        var settled = open.settle();
        if (!settled.isEmpty()) {
            try {
                days.add(PreparedDay.of(openDay(), settled, codecs));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }
}
