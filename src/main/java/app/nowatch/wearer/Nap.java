package app.nowatch.wearer;

import java.time.Instant;
import java.util.List;

/** A short sleep by day, asleep throughout, in whole minutes; its stages tile it. */
public record Nap(Instant start, Instant end, List<StageSegment> stages) implements Stretch {
    public Nap {
        Stretch.requireForward(start, end);
        stages = List.copyOf(stages);
    }
}
