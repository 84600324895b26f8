package app.nowatch.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sleeps and naps of a continuous record. Bouts of sleep with little wake between are joined; how long the joined period is
 * says whether it is a sleep or a nap. A run of unknown minutes too long to be bridged parts two bouts, however little wake is seen
 * between them; and so does the end of the record.
 */
public final class Sleeps {
    /** Minutes; ours. */
    static final int LEAST_BOUT = 15;

    /** Known minutes between two bouts of one sleep; ours. */
    static final int MOST_WAKE_BETWEEN = 60;

    /** Minutes from start to end (Tudor-Locke 2014). */
    public static final int LEAST_SLEEP = SleepPeriods.LEAST_MINUTES;

    /** Minutes from start to end; ours. */
    static final int LEAST_NAP = 20;

    private final long firstMinute;
    private final SleepState[] states;
    private final boolean[] inside;
    private final List<SleepSpan> sleeps = new ArrayList<>();
    private final List<SleepSpan> naps = new ArrayList<>();

    private Sleeps(long firstMinute, SleepState[] states) {
        this.firstMinute = firstMinute;
        this.states = states;
        this.inside = new boolean[states.length];
    }

    /** The sleeps of a record, with its minutes scored by {@link ColeKripke}. */
    public static Sleeps of(MinuteRecord record) {
        return of(record.firstMinute(), ColeKripke.states(record));
    }

    /**
     * The sleeps among scored minutes.
     *
     * @param firstMinute since 1970, UTC
     */
    static Sleeps of(long firstMinute, SleepState[] states) {
        var sleeps = new Sleeps(firstMinute, states.clone());
        sleeps.joined().forEach(sleeps::add);
        return sleeps;
    }

    private List<SleepBouts.Bout> joined() {
        var joined = new ArrayList<SleepBouts.Bout>();
        for (var bout : bouts()) {
            if (!joined.isEmpty() && belongTogether(joined.getLast().end(), bout.start())) {
                joined.add(new SleepBouts.Bout(joined.removeLast().start(), bout.end()));
            } else {
                joined.add(bout);
            }
        }
        return joined;
    }

    private List<SleepBouts.Bout> bouts() {
        // What comes after the record is unknown: a bout still open ends at its last sleep minute.
        var padded = Arrays.copyOf(states, states.length + SleepBouts.BRIDGED_MINUTES + 1);
        Arrays.fill(padded, states.length, padded.length, SleepState.UNKNOWN);
        return SleepBouts.find(padded, SleepPeriods.START, SleepPeriods.END).stream()
                .filter(bout -> bout.end() - bout.start() >= LEAST_BOUT)
                .toList();
    }

    private boolean belongTogether(int from, int to) {
        int wake = 0;
        int unknownInARow = 0;
        for (int i = from; i < to; i++) {
            boolean unknown = states[i] == SleepState.UNKNOWN;
            unknownInARow = unknown ? unknownInARow + 1 : 0;
            wake += unknown ? 0 : 1;
            if (unknownInARow > SleepBouts.BRIDGED_MINUTES) {
                return false;
            }
        }
        return wake <= MOST_WAKE_BETWEEN;
    }

    private void add(SleepBouts.Bout period) {
        int minutes = period.end() - period.start();
        if (minutes >= LEAST_NAP) {
            Arrays.fill(inside, period.start(), period.end(), true);
            (minutes >= LEAST_SLEEP ? sleeps : naps).add(span(period));
        }
    }

    private SleepSpan span(SleepBouts.Bout period) {
        int awakenings = 0;
        for (int i = period.start(); i < period.end(); i++) {
            // A period begins with a sleep minute, so there is one before each wake minute of it.
            awakenings += states[i] == SleepState.AWAKE && states[i - 1] != SleepState.AWAKE ? 1 : 0;
        }
        return new SleepSpan(
                firstMinute + period.start(),
                firstMinute + period.end(),
                SleepPeriods.count(states, period, SleepState.ASLEEP),
                SleepPeriods.count(states, period, SleepState.AWAKE),
                SleepPeriods.count(states, period, SleepState.UNKNOWN),
                awakenings);
    }

    /** All sleeps, oldest first. */
    public List<SleepSpan> sleeps() {
        return List.copyOf(sleeps);
    }

    /** All naps, oldest first. */
    public List<SleepSpan> naps() {
        return List.copyOf(naps);
    }

    /** The night of a day: the longest sleep that ends on it, of equal ones the first. */
    public Optional<SleepSpan> night(DayBounds day) {
        return sleeps.stream()
                .filter(span -> endsOn(span, day))
                .max(Comparator.comparingInt(SleepSpan::inBedMinutes)
                        .thenComparing(
                                Comparator.comparingLong(SleepSpan::start).reversed()));
    }

    /** The other sleeps and the naps that end on a day, oldest first. */
    public List<SleepSpan> napsOf(DayBounds day) {
        var others = new ArrayList<>(naps);
        others.addAll(sleeps);
        night(day).ifPresent(others::remove);
        others.removeIf(span -> !endsOn(span, day));
        others.sort(Comparator.comparingLong(SleepSpan::start));
        return List.copyOf(others);
    }

    private static boolean endsOn(SleepSpan span, DayBounds day) {
        return span.end() >= day.startMinute() && span.end() < day.endMinute();
    }

    long firstMinute() {
        return firstMinute;
    }

    int length() {
        return states.length;
    }

    /** Asleep or awake by movement alone, wherever that is. */
    public SleepState state(int minute) {
        return states[minute];
    }

    /** Whether a minute lies inside a sleep or a nap. */
    public boolean inside(int minute) {
        return inside[minute];
    }

    /** Whether a minute is asleep: inside a sleep or a nap, and scored asleep. */
    public boolean asleep(int minute) {
        return inside[minute] && states[minute] == SleepState.ASLEEP;
    }
}
