package app.nowatch.wearer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where in a day strain falls. Only where somebody who looks at the record could see it: in still, worn time, and not
 * while the heart still comes down from exercise or up from sleep.
 */
final class Stress {
    private static final int SHORTEST_MINUTES = 8;
    private static final int LONGEST_MINUTES = 18;
    private static final int STILL_BEFORE_MINUTES = 6;
    private static final int STILL_AFTER_MINUTES = 8;
    private static final int SINCE_EXERCISE_MINUTES = 60;
    private static final int SINCE_SLEEP_MINUTES = 30;
    private static final int APART_MINUTES = 30;

    private static final double LEAST_RISE_BPM = 14;
    private static final double MOST_RISE_BPM = 26;
    private static final int FASTEST_RECOVERY_SECONDS = 90;
    private static final int SLOWEST_RECOVERY_SECONDS = 300;

    /** The wanted number of stressors is the mean of that many throws. */
    private static final int THROWS = 6;

    private static final int TRIES = 60;

    private final WearerProfile profile;

    Stress(WearerProfile profile) {
        this.profile = profile;
    }

    List<Stressor> of(LocalDate day, Waking waking, List<Nap> naps, List<Gap> gaps) {
        RandomGenerator chance = Chance.STRESS.at(profile.seed(), day.toEpochDay());
        List<Stressor> stressors = new ArrayList<>();
        for (int i = 0; i < THROWS; i++) {
            if (chance.nextDouble() < profile.habits().stressors() / THROWS) {
                addOne(stressors, waking, naps, gaps, chance);
            }
        }
        stressors.sort((a, b) -> a.start().compareTo(b.start()));
        return stressors;
    }

    private static void addOne(
            List<Stressor> stressors, Waking waking, List<Nap> naps, List<Gap> gaps, RandomGenerator chance) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int minutes = chance.nextInt(SHORTEST_MINUTES, LONGEST_MINUTES + 1);
            int from = chance.nextInt(SINCE_SLEEP_MINUTES, waking.evening() - minutes - STILL_AFTER_MINUTES);
            boolean free = isStill(waking, from - STILL_BEFORE_MINUTES, from + minutes + STILL_AFTER_MINUTES)
                    && isRested(waking, from)
                    && isAway(naps, waking, from - SINCE_SLEEP_MINUTES, from + minutes + STILL_AFTER_MINUTES)
                    && isAway(gaps, waking, from - STILL_BEFORE_MINUTES, from + minutes + STILL_AFTER_MINUTES)
                    && isAway(stressors, waking, from - APART_MINUTES, from + minutes + APART_MINUTES);
            if (free) {
                stressors.add(new Stressor(
                        waking.instant(from),
                        waking.instant(from + minutes),
                        chance.nextDouble(LEAST_RISE_BPM, MOST_RISE_BPM),
                        Duration.ofSeconds(chance.nextInt(FASTEST_RECOVERY_SECONDS, SLOWEST_RECOVERY_SECONDS))));
                return;
            }
        }
    }

    private static boolean isStill(Waking waking, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            if (!waking.at(minute).isStill()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRested(Waking waking, int from) {
        for (int minute = Math.max(0, from - SINCE_EXERCISE_MINUTES); minute < from; minute++) {
            if (waking.at(minute).isExercise()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAway(List<? extends Stretch> others, Waking waking, int from, int to) {
        return others.stream()
                .noneMatch(other -> other.start().isBefore(waking.instant(to))
                        && waking.instant(from).isBefore(other.end()));
    }
}
