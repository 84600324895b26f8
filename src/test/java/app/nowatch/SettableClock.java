package app.nowatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that runs with the machine's and can be moved. */
public final class SettableClock extends Clock {
    private volatile Duration offset = Duration.ZERO;
    private volatile Instant stopped = Instant.MAX;

    /** Moves the clock forwards, or backwards by a negative time. */
    public void advance(Duration by) {
        offset = offset.plus(by);
    }

    /** Makes it stand from now on. */
    public void stop() {
        stopped = instant();
    }

    @Override
    public Instant instant() {
        return !stopped.equals(Instant.MAX)
                ? stopped
                : Clock.systemUTC().instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the zone is never asked of this clock");
    }
}
