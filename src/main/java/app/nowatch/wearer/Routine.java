package app.nowatch.wearer;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a day is filled with: work and its ways, meals, errands, sport, a nap, and getting up every now and then.
 * Times count from getting up, so that somebody who sleeps by day lives the same day at another hour.
 *
 * <p>About a quarter of the waking time is spent on one's feet. That is near the 23 % of the fixed awake movement that
 * lies above the 1,500 which counts as moving, so that sitting can be still.
 */
final class Routine {
    private static final int WORK_MINUTES = 8 * 60;

    /** Three days in seven have sport. */
    private static final double SPORT_SHARE = 3 / 7.0;

    private static final double RUN_RATHER_THAN_CYCLE = 0.6;
    private static final int SHORTEST_NAP_MINUTES = 25;
    private static final int LONGEST_NAP_MINUTES = 80;

    private final WearerProfile profile;
    private final LocalDate day;
    private final Waking waking;
    private final RandomGenerator chance;

    private Routine(WearerProfile profile, LocalDate day, Waking waking) {
        this.profile = profile;
        this.day = day;
        this.waking = waking;
        this.chance = Chance.ROUTINE.at(profile.seed(), day.toEpochDay());
    }

    /** Fills the time awake and returns the nap, if there is one. */
    static List<Nap> fill(Waking waking, WearerProfile profile, LocalDate day) {
        return new Routine(profile, day, waking).fill();
    }

    private List<Nap> fill() {
        int freeFrom = Nights.isFree(day) ? errands() : work();
        waking.spend(chance.nextInt(5, 15), chance.nextInt(18, 32), Activity.ABOUT);
        waking.spend(waking.evening() - chance.nextInt(150, 210), chance.nextInt(20, 36), Activity.ABOUT);
        RandomGenerator napChance = Chance.NAP.at(profile.seed(), day.toEpochDay());
        if (napChance.nextDouble() < profile.habits().napShare()) {
            return nap(freeFrom, napChance);
        }
        if (chance.nextDouble() < SPORT_SHARE) {
            sport(freeFrom);
        }
        return List.of();
    }

    /** Desk, with a walk there, at noon and back; returns when one is home. */
    private int work() {
        int from = chance.nextInt(75, 115);
        waking.spend(from, WORK_MINUTES, Activity.DESK);
        standUp();
        int way = chance.nextInt(10, 21);
        waking.spend(from - way, way, Activity.WALK);
        waking.spend(from + chance.nextInt(210, 270), chance.nextInt(12, 25), Activity.WALK);
        waking.spend(from + WORK_MINUTES, way, Activity.WALK);
        return from + WORK_MINUTES + way + 15;
    }

    /** A morning's housework, a longer walk; returns when the afternoon begins. */
    private int errands() {
        standUp();
        waking.spend(chance.nextInt(90, 150), chance.nextInt(25, 50), Activity.ABOUT);
        waking.spend(chance.nextInt(230, 280), chance.nextInt(30, 70), Activity.WALK);
        return chance.nextInt(370, 430);
    }

    private void standUp() {
        int at = chance.nextInt(35, 60);
        while (at < waking.evening()) {
            int minutes = chance.nextInt(4, 12);
            waking.spend(at, minutes, Activity.ABOUT);
            at += minutes + chance.nextInt(28, 58);
        }
    }

    private void sport(int freeFrom) {
        int from = freeFrom + chance.nextInt(20, 60);
        if (chance.nextDouble() < RUN_RATHER_THAN_CYCLE) {
            waking.spend(from, chance.nextInt(25, 50), Activity.RUN);
        } else {
            waking.spend(from, chance.nextInt(40, 75), Activity.CYCLE);
        }
    }

    /** Some rest before and after keeps the nap's edges those of sleep alone. A short day has no room for one. */
    private List<Nap> nap(int freeFrom, RandomGenerator napChance) {
        int from = freeFrom + napChance.nextInt(20, 45);
        int minutes = napChance.nextInt(SHORTEST_NAP_MINUTES, LONGEST_NAP_MINUTES + 1);
        if (from + minutes + 30 > waking.evening()) {
            return List.of();
        }
        waking.spend(from - 8, minutes + 18, Activity.REST);
        return List.of(new Nap(
                waking.instant(from),
                waking.instant(from + minutes),
                SleepCycles.ofNap(waking.instant(from), minutes, napChance)));
    }
}
