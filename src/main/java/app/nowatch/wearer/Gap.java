package app.nowatch.wearer;

import java.time.Instant;

/** A while without the watch on the wrist, in whole minutes. */
public record Gap(Instant start, Instant end, Trace trace) implements Stretch {
    /** What such a while leaves in the record. */
    public enum Trace {
        /** No row of any series. */
        NOTHING,
        /** Rows of quality 0 in the series that are measured at a fixed pace and have a quality, none in the others. */
        QUALITY_ZERO
    }

    public Gap {
        Stretch.requireForward(start, end);
    }
}
