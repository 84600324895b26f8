package app.nowatch.wearer;

import java.util.SplittableRandom;

/** How sure the optical sensor is of what it sees, 1..4: best when still, changing every 16 seconds in movement. */
final class Signal {
    static final int BEST = 4;

    private static final int HOLD_SECONDS = 16;

    /** When moving: quality 4 below the first share, 3 below the second, 2 below the third, else 1. */
    private static final double[] MOVING_SHARES = {0.55, 0.82, 0.95};

    private final long key;

    Signal(WearerProfile profile) {
        this.key = Chance.SIGNAL.key(profile.seed());
    }

    int quality(UtcDay day, int second) {
        if (day.at(second).activity().isStill()) {
            return BEST;
        }
        long hold = Math.floorDiv(day.midnight() + second, HOLD_SECONDS);
        double draw = new SplittableRandom(key + hold).nextDouble();
        int quality = BEST;
        for (double share : MOVING_SHARES) {
            quality -= draw < share ? 0 : 1;
        }
        return quality;
    }
}
