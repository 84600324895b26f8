package app.nowatch.wearer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The main sleep that ends on a local day, from falling asleep to getting up, in whole minutes.
 *
 * @param awakenings none to two, in order
 * @param stages tile the night without a hole, awakenings included as {@code AWAKE}
 */
public record Night(LocalDate day, Instant start, Instant end, List<Awakening> awakenings, List<StageSegment> stages)
        implements Stretch {
    public Night {
        Stretch.requireForward(start, end);
        awakenings = List.copyOf(awakenings);
        stages = List.copyOf(stages);
    }
}
