package app.nowatch.wearer;

import java.time.Instant;

/** A while awake inside a night, in whole minutes. */
public record Awakening(Instant start, Instant end) implements Stretch {
    public Awakening {
        Stretch.requireForward(start, end);
    }
}
