package app.nowatch.wearer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** When somebody sleeps: a bedtime that drifts with the weeks and scatters by the night, later at weekends. */
final class Nights {
    /** Shares of the spread, chosen so that their squares add up to 1. */
    private static final double SPREAD_BY_NIGHT = 0.8;

    private static final double SPREAD_BY_WEEK = 0.6;

    /** A wave's values scatter by 0.86; this makes the weekly part scatter by 1. */
    private static final double WAVE_SCALE = 1 / 0.86;

    private static final int SLEEP_LENGTH_SPREAD_MINUTES = 22;
    private static final double MOST_DEVIATION = 2.5;

    /** Of the hours that a weekend begins later, this share is slept in again. */
    private static final double WEEKEND_CATCH_UP = 0.5;

    private static final double[] AWAKENING_SHARES = {0.3, 0.4, 0.3};
    private static final int SHORTEST_AWAKENING_MINUTES = 3;
    private static final int LONGEST_AWAKENING_MINUTES = 20;

    /** Sleep before, after and between awakenings, so that each is one of its own. */
    private static final int SLEEP_AROUND_AWAKENING_MINUTES = 25;

    private final WearerProfile profile;

    Nights(WearerProfile profile) {
        this.profile = profile;
    }

    /** The night that ends on a local day. */
    Night endingOn(LocalDate day) {
        RandomGenerator chance = Chance.SLEEP.at(profile.seed(), day.toEpochDay());
        Instant start = fallsAsleep(day);
        int minutes = length(day, chance);
        List<Awakening> awakenings = awakenings(start, minutes, chance);
        return new Night(
                day,
                start,
                start.plus(minutes, ChronoUnit.MINUTES),
                awakenings,
                SleepCycles.ofNight(start, minutes, awakenings, chance));
    }

    private Instant fallsAsleep(LocalDate day) {
        WearerProfile.Habits habits = profile.habits();
        double night = Chance.BEDTIME.at(profile.seed(), day.toEpochDay()).nextGaussian();
        double week = new Wave(Chance.BEDTIME_DRIFT, profile.seed(), 7).at(day.toEpochDay()) * WAVE_SCALE;
        double deviation = limited(SPREAD_BY_NIGHT * night + SPREAD_BY_WEEK * week)
                * habits.bedtimeSpread().toMinutes();
        int afterNoon =
                Math.floorMod(habits.bedtime().toSecondOfDay() / 60 - LocalTime.NOON.toSecondOfDay() / 60, 24 * 60);
        return day.minusDays(1)
                .atTime(LocalTime.NOON)
                .plusMinutes(afterNoon + weekendMinutes(day) + Math.round(deviation))
                .atZone(profile.zone())
                .toInstant();
    }

    private int length(LocalDate day, RandomGenerator chance) {
        double deviation = limited(chance.nextGaussian()) * SLEEP_LENGTH_SPREAD_MINUTES;
        return (int) Math.round(
                profile.habits().sleepNeed().toMinutes() + WEEKEND_CATCH_UP * weekendMinutes(day) + deviation);
    }

    private long weekendMinutes(LocalDate day) {
        boolean freeMorning = isFree(day);
        return freeMorning ? profile.habits().weekendShift().toMinutes() : 0;
    }

    static boolean isFree(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static double limited(double deviations) {
        return Math.clamp(deviations, -MOST_DEVIATION, MOST_DEVIATION);
    }

    private static List<Awakening> awakenings(Instant start, int minutes, RandomGenerator chance) {
        List<Awakening> awakenings = new ArrayList<>();
        int count = count(chance.nextDouble());
        // Each has its own equal part of the night, so two never meet.
        int part = minutes / Math.max(1, count);
        for (int i = 0; i < count; i++) {
            int length = chance.nextInt(SHORTEST_AWAKENING_MINUTES, LONGEST_AWAKENING_MINUTES + 1);
            int from = i * part
                    + chance.nextInt(SLEEP_AROUND_AWAKENING_MINUTES, part - length - SLEEP_AROUND_AWAKENING_MINUTES);
            awakenings.add(
                    new Awakening(start.plus(from, ChronoUnit.MINUTES), start.plus(from + length, ChronoUnit.MINUTES)));
        }
        return awakenings;
    }

    private static int count(double draw) {
        if (draw < AWAKENING_SHARES[0]) {
            return 0;
        }
        return draw < AWAKENING_SHARES[0] + AWAKENING_SHARES[1] ? 1 : 2;
    }
}
