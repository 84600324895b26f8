package app.nowatch.wearer;

import java.time.Instant;

/** A while in one stage of sleep, in whole steps of 30 seconds; never {@code UNKNOWN}. */
public record StageSegment(Stage stage, Instant start, Instant end) implements Stretch {
    public StageSegment {
        Stretch.requireForward(start, end);
        if (stage == Stage.UNKNOWN) {
            throw new IllegalArgumentException("A life knows every stage");
        }
    }
}
