package app.nowatch.truth;

import app.nowatch.statistics.SleepSpan;
import app.nowatch.wearer.Night;
import java.util.Optional;

/**
 * What was seen of one night.
 *
 * @param awakenings how many there were, 0..2
 * @param gap whether the watch was off for a while
 * @param found whether a night was seen at all; without it both errors are 0 and mean nothing
 * @param startError minutes by which the start was seen too late
 * @param endError minutes by which the end was seen too late
 */
record NightCheck(int awakenings, boolean gap, boolean found, long startError, long endError) {
    static final int TOLERANCE_MINUTES = 10;

    static NightCheck of(Night night, boolean gap, Optional<SleepSpan> seen) {
        int awakenings = night.awakenings().size();
        long start = night.start().getEpochSecond() / 60;
        long end = night.end().getEpochSecond() / 60;
        return seen.map(span -> new NightCheck(awakenings, gap, true, span.start() - start, span.end() - end))
                .orElseGet(() -> new NightCheck(awakenings, gap, false, 0, 0));
    }

    boolean startIsRight() {
        return found && Math.abs(startError) <= TOLERANCE_MINUTES;
    }

    boolean endIsRight() {
        return found && Math.abs(endError) <= TOLERANCE_MINUTES;
    }

    boolean bothAreRight() {
        return startIsRight() && endIsRight();
    }
}
