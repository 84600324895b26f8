package app.nowatch.wearer;

import java.time.Instant;

/** A while of doing one thing, in whole minutes. Bouts tile the waking time; a nap lies inside one of rest. */
public record ActivityBout(Activity activity, Instant start, Instant end) implements Stretch {
    public ActivityBout {
        Stretch.requireForward(start, end);
    }
}
