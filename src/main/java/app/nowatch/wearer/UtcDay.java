package app.nowatch.wearer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * One UTC day of a life, laid out for the series: what the body is in at each step of 30 seconds and what the watch
 * does in each minute. Seconds count from the day's midnight; the body is known some hours earlier too, since heart and
 * skin answer late.
 */
final class UtcDay {
    static final int SECONDS = 24 * 60 * 60;
    static final int MINUTES = 24 * 60;

    /** How far back the body is known: long enough for the skin, the slowest to answer, to forget what came before. */
    static final int LEAD_SECONDS = 3 * 60 * 60;

    private static final int STEP_SECONDS = SleepCycles.STEP_SECONDS;

    /** What the watch does in a minute. */
    enum Watch {
        WORN,
        /** Off the wrist, and says so by rows of quality 0. */
        OFF,
        /** Off the wrist, or not this person's at all: no row. */
        SILENT
    }

    private final LocalDate date;
    private final long midnight;
    private final List<Life.Day> days;
    private final Condition[] conditions = new Condition[(SECONDS + LEAD_SECONDS) / STEP_SECONDS];
    /** One minute more than the day has: the last of the day before comes first. */
    private final Watch[] watch = new Watch[MINUTES + 1];

    /** @param wearing from when to when there is a watch at all */
    UtcDay(LocalDate date, Stretch wearing, List<Life.Day> days) {
        this.date = date;
        this.midnight = date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        this.days = days;
        Arrays.fill(conditions, Condition.REST);
        Arrays.fill(watch, Watch.SILENT);
        wear(wearing, Watch.WORN);
        for (Life.Day day : days) {
            live(day);
        }
    }

    private void live(Life.Day day) {
        day.waking().bouts().forEach(bout -> paint(bout, Condition.of(bout.activity())));
        day.naps().forEach(nap -> sleep(nap.stages()));
        sleep(day.night().stages());
        for (Gap gap : day.gaps()) {
            wear(gap, gap.trace() == Gap.Trace.NOTHING ? Watch.SILENT : Watch.OFF);
        }
    }

    private void sleep(List<StageSegment> stages) {
        stages.forEach(segment -> paint(segment, Condition.of(segment.stage())));
    }

    private void paint(Stretch stretch, Condition condition) {
        int from = Math.clamp(second(stretch.start()), -LEAD_SECONDS, SECONDS);
        int to = Math.clamp(second(stretch.end()), -LEAD_SECONDS, SECONDS);
        Arrays.fill(conditions, step(from), step(to), condition);
    }

    /** A minute without any watch stays so, whatever gap falls into it. */
    private void wear(Stretch stretch, Watch state) {
        int from = minute(stretch.start());
        int to = minute(stretch.end());
        for (int minute = from; minute < to; minute++) {
            if (state == Watch.WORN || isWorn(minute)) {
                watch[minute + 1] = state;
            }
        }
    }

    LocalDate date() {
        return date;
    }

    /** The day's first second, since 1970. */
    long midnight() {
        return midnight;
    }

    List<Life.Day> days() {
        return days;
    }

    Condition at(int second) {
        return conditions[step(second)];
    }

    /** @param minute of the day, -1 being the last one of the day before */
    Watch watchIn(int minute) {
        return watch[minute + 1];
    }

    boolean isWorn(int minute) {
        return watchIn(minute) == Watch.WORN;
    }

    /** Seconds from this day's midnight to an instant of any day. */
    long second(Instant instant) {
        return instant.getEpochSecond() - midnight;
    }

    private int minute(Instant instant) {
        return Math.clamp(Math.floorDiv(second(instant), 60), -1, MINUTES);
    }

    private static int step(int second) {
        return (second + LEAD_SECONDS) / STEP_SECONDS;
    }
}
