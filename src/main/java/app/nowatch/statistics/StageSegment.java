package app.nowatch.statistics;

/**
 * A stretch of a night in one stage.
 *
 * @param start second since 1970
 * @param end the first second after it
 */
public record StageSegment(SleepStage stage, long start, long end) {
    public StageSegment {
        if (end <= start) {
            throw new IllegalArgumentException("a segment without length");
        }
    }

    public long seconds() {
        return end - start;
    }

    double minutes() {
        return seconds() / 60.0;
    }
}
