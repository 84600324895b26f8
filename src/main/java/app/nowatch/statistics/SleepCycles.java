package app.nowatch.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * SLEEP_CYCLES by I. Feinberg and T. C. Floyd, Psychophysiology 16 (1979): at least 15 minutes of non-REM sleep followed by at least
 * 5 of REM sleep, but the first REM may be shorter. Less than 15 minutes of non-REM do not end a REM episode, and an episode that is
 * too short leaves the non-REM one going on. Waking and unknown time counts for neither.
 */
public final class SleepCycles {
    private static final double LEAST_NON_REM_MINUTES = 15;
    private static final double LEAST_REM_MINUTES = 5;
    private static final long NOT_YET = -1;

    /**
     * A cycle. Times are seconds since 1970.
     *
     * @param start where its first non-REM sleep begins
     * @param end where its last REM sleep ends
     */
    public record Cycle(long start, long end) {
        public double minutes() {
            return (end - start) / 60.0;
        }
    }

    private final List<Cycle> cycles = new ArrayList<>();
    private long start = NOT_YET;
    private double nonRem;
    private double rem;
    private long remEnd;
    private long startAfter = NOT_YET;
    private double nonRemAfter;

    private SleepCycles() {}

    /** The cycles of a night, oldest first. */
    public static List<Cycle> of(List<StageSegment> segments) {
        var search = new SleepCycles();
        for (var segment : segments) {
            switch (segment.stage()) {
                case LIGHT, DEEP -> search.nonRem(segment);
                case REM -> search.rem(segment);
                case AWAKE, UNKNOWN -> {}
            }
        }
        search.endEpisode();
        return List.copyOf(search.cycles);
    }

    private void nonRem(StageSegment segment) {
        if (rem == 0) {
            start = start == NOT_YET ? segment.start() : start;
            nonRem += segment.minutes();
            return;
        }
        startAfter = startAfter == NOT_YET ? segment.start() : startAfter;
        nonRemAfter += segment.minutes();
        if (nonRemAfter >= LEAST_NON_REM_MINUTES) {
            endEpisode();
        }
    }

    private void rem(StageSegment segment) {
        if (nonRem >= LEAST_NON_REM_MINUTES) {
            rem += segment.minutes();
            remEnd = segment.end();
            startAfter = NOT_YET;
            nonRemAfter = 0;
        }
    }

    private void endEpisode() {
        boolean longEnough = rem >= LEAST_REM_MINUTES || (cycles.isEmpty() && rem > 0);
        if (longEnough) {
            cycles.add(new Cycle(start, remEnd));
            start = startAfter;
            nonRem = nonRemAfter;
        } else {
            nonRem += nonRemAfter;
        }
        rem = 0;
        startAfter = NOT_YET;
        nonRemAfter = 0;
    }
}
