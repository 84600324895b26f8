package app.nowatch.telemetry;

import java.time.Duration;
import java.util.Random;

/** Growing pauses: doubled after each failure up to a bound, with a random part, so that nodes do not come all at once. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final Random random;
    private int failures;

    Backoff(Duration first, Duration longest, Random random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** How long to wait after one more failure: half of the pause to all of it, and no shorter than the other side asks for. */
    Duration afterFailure(Duration askedFor) {
        var whole = first.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        var bounded = whole.compareTo(longest) < 0 ? whole : longest;
        var pause = bounded.dividedBy(2).plusMillis(random.nextLong(bounded.toMillis() / 2 + 1));
        return pause.compareTo(askedFor) < 0 ? askedFor : pause;
    }

    void succeeded() {
        failures = 0;
    }
}
