package app.nowatch.account;

import app.nowatch.statistics.LocalDays;
import app.nowatch.statistics.ZoneChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** In which time zones somebody has lived; the days are those of their statistics. Without any zone it is UTC. */
public final class ZoneHistory {
    private final LocalDays days;

    /** @param changes in their order */
    ZoneHistory(List<ZoneChange> changes) {
        days = LocalDays.of(changes);
    }

    /** The zone of a moment: that of its local day. */
    public ZoneId zoneAt(Instant moment) {
        return days.zone(days.dayOf(moment));
    }

    /** The local day of a moment. */
    public LocalDate dayOf(Instant moment) {
        return days.dayOf(moment);
    }

    /** The first moment of a local day. */
    public Instant startOf(LocalDate day) {
        return days.day(day).start();
    }
}
