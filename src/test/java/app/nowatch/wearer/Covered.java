package app.nowatch.wearer;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Whether an instant lies in any of many stretches, answered quickly. All of them consist of whole half minutes. */
record Covered(Set<Long> steps) implements Predicate<Instant> {
    static Covered by(Collection<? extends Stretch> stretches) {
        Set<Long> steps = new HashSet<>();
        for (Stretch stretch : stretches) {
            LongStream.range(step(stretch.start()), step(stretch.end())).forEach(steps::add);
        }
        return new Covered(steps);
    }

    @Override
    public boolean test(Instant instant) {
        return steps.contains(step(instant));
    }

    private static long step(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 30);
    }
}
