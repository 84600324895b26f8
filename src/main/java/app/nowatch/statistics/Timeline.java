package app.nowatch.statistics;

import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A record with its sleeps and with the minutes in which the person was awake: worn, known, and outside every sleep and nap. On a
 * day without any movement nothing is known of sleep; there the worn minutes from 08:00 to 22:00 by the clock count as awake.
 */
public final class Timeline {
    /** Worn awake minutes that make the data of a day enough; ours. */
    public static final int LEAST_AWAKE_MINUTES = 360;

    /** Ours. */
    private static final LocalTime CLOCK_WAKING = LocalTime.of(8, 0);

    /** Ours. */
    private static final LocalTime CLOCK_EVENING = LocalTime.of(22, 0);

    private final MinuteRecord record;
    private final Sleeps sleeps;
    private final boolean[] awake;
    private final Set<DayBounds> byClock = new HashSet<>();

    private Timeline(MinuteRecord record, List<DayBounds> days) {
        this.record = record;
        this.sleeps = Sleeps.of(record);
        this.awake = new boolean[record.length()];
        days.forEach(this::setAwake);
    }

    /** The timeline of a record; outside the days given nobody counts as awake. */
    public static Timeline of(MinuteRecord record, List<DayBounds> days) {
        return new Timeline(record, days);
    }

    private void setAwake(DayBounds day) {
        int from = record.place(day.startMinute());
        int to = record.place(day.endMinute());
        if (hasMovement(from, to)) {
            for (int i = from; i < to; i++) {
                awake[i] = sleeps.state(i) != SleepState.UNKNOWN && !sleeps.inside(i);
            }
        } else {
            byClock.add(day);
            int waking = Math.clamp(record.place(day.minuteOf(CLOCK_WAKING)), from, to);
            int evening = Math.clamp(record.place(day.minuteOf(CLOCK_EVENING)), from, to);
            for (int i = waking; i < evening; i++) {
                awake[i] = record.worn(i);
            }
        }
    }

    private boolean hasMovement(int from, int to) {
        for (int i = from; i < to; i++) {
            if (record.hasMovement(i)) {
                return true;
            }
        }
        return false;
    }

    public MinuteRecord record() {
        return record;
    }

    public Sleeps sleeps() {
        return sleeps;
    }

    public boolean awake(int minute) {
        return awake[minute];
    }

    /** Whether a day has no movement, so that waking is told by the clock. */
    public boolean awakeByClock(DayBounds day) {
        return byClock.contains(day);
    }

    public int awakeMinutes(DayBounds day) {
        int minutes = 0;
        for (int i = record.place(day.startMinute()); i < record.place(day.endMinute()); i++) {
            minutes += awake[i] ? 1 : 0;
        }
        return minutes;
    }

    /** Whether a day has enough data for the figures of waking. */
    public boolean hasEnough(DayBounds day) {
        return awakeMinutes(day) >= LEAST_AWAKE_MINUTES;
    }
}
