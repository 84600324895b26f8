package app.nowatch.wearer;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What is left to chance. Each purpose has its own stream for each index (a day, a cell of time), so that no draw
 * depends on what was drawn before for something else.
 */
enum Chance {
    PERSON,
    BEDTIME,
    BEDTIME_DRIFT,
    SLEEP,
    ROUTINE,
    NAP,
    STRESS,
    NIGHT_GAP,
    CHARGING,
    SLEEP_MOVEMENT,
    WAKING_MOVEMENT,
    MOVEMENT_ROWS,
    HEART,
    BEATS,
    BREATHING,
    SKIN,
    SIGNAL,
    STEPS;

    /** The stream of this purpose for one index. */
    RandomGenerator at(long seed, long index) {
        return new SplittableRandom(key(seed) + index);
    }

    /** A well mixed number of this purpose; it hangs on the name, so that new purposes do not change old lives. */
    long key(long seed) {
        return new SplittableRandom(seed ^ ((long) name().hashCode() << 32)).nextLong();
    }
}
