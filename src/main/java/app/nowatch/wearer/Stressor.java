package app.nowatch.wearer;

import java.time.Duration;
import java.time.Instant;

/**
 * A while of strain in still, waking time, in whole minutes: the heart beats faster and more evenly.
 *
 * @param rise what heart rate rises to above its level, in bpm, reached within about three minutes
 * @param recovery how long after the end until only 1/e of the rise is left
 */
public record Stressor(Instant start, Instant end, double rise, Duration recovery) implements Stretch {
    public Stressor {
        Stretch.requireForward(start, end);
        if (!(rise > 0) || recovery.isNegative() || recovery.isZero()) {
            throw new IllegalArgumentException("A stressor raises heart rate and takes time to pass");
        }
    }
}
