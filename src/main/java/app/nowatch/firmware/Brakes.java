package app.nowatch.firmware;

import java.util.Locale;
import java.util.Optional;

/**
 * When a rollout halts itself.
 *
 * @param percent of the people who reported, 0 to 100; more failures than that are too many
 * @param people how many must have reported before anything is concluded
 */
record Brakes(int percent, int people) {
    private static final double WHOLE = 100.0;

    /** How many people have reported, and how many of them a failure. */
    record Count(long people, long failures) {
        Count {
            if (failures < 0 || failures > people) {
                throw new IllegalArgumentException("failures must be 0 to the number of people");
            }
        }
    }

    /** Why it must halt, in a sentence for the operator; empty when it may go on. */
    Optional<String> reason(Count count) {
        if (count.people() < people || count.failures() * WHOLE <= (double) percent * count.people()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%d of %d people reported a failure (%.2f %%), more than %d %%",
                count.failures(),
                count.people(),
                count.failures() * WHOLE / count.people(),
                percent));
    }
}
