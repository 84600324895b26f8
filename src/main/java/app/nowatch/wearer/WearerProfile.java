package app.nowatch.wearer;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** Who a wearer is. Equal profiles live equal lives and leave equal records. */
public record WearerProfile(long seed, ZoneId zone, Heart heart, Habits habits, Watch watch) {
    /** Movement in the hour before sleep, as the statistics' noise is fixed; 250 is the harder case. */
    public static final int EVENING_MOVEMENT_MEDIAN = 400;

    /**
     * The body.
     *
     * @param age years, 10..100
     * @param resting heart rate of somebody awake and lying quietly, bpm, 35..100
     * @param variability RMSSD asleep, ms, 10..150
     */
    public record Heart(int age, double resting, double variability) {
        public Heart {
            require(age >= 10 && age <= 100, "age 10..100");
            require(resting >= 35 && resting <= 100, "resting 35..100 bpm");
            require(variability >= 10 && variability <= 150, "variability 10..150 ms");
        }

        /** Highest heart rate to be expected, bpm (Tanaka 2001). */
        double highest() {
            return 208 - 0.7 * age;
        }
    }

    /**
     * How life goes.
     *
     * @param bedtime when the person usually falls asleep, local
     * @param sleepNeed usual length of a night, 4..11 hours
     * @param bedtimeSpread standard deviation of falling asleep, at most 2 hours
     * @param weekendShift how much later Fridays and Saturdays end, at most 4 hours
     * @param napShare share of days with a nap, 0..1
     * @param stressors wanted per day, 0..6; a full day may have no place for all of them
     * @param eveningMovement median of the minute means of movement in the hour before a night's sleep
     */
    public record Habits(
            LocalTime bedtime,
            Duration sleepNeed,
            Duration bedtimeSpread,
            Duration weekendShift,
            double napShare,
            double stressors,
            int eveningMovement) {
        public Habits {
            require(within(sleepNeed, 4, 11), "sleepNeed 4..11 hours");
            require(within(bedtimeSpread, 0, 2), "bedtimeSpread 0..2 hours");
            require(within(weekendShift, 0, 4), "weekendShift 0..4 hours");
            require(napShare >= 0 && napShare <= 1, "napShare 0..1");
            require(stressors >= 0 && stressors <= 6, "stressors 0..6");
            require(eveningMovement >= 1 && eveningMovement <= 10_000, "eveningMovement 1..10000");
        }
    }

    /**
     * How the watch is used.
     *
     * @param nightGapShare share of nights with a gap, 0..1
     * @param chargingShare share of days with the watch on its charger for a while, 0..1
     * @param movementSeconds pace of {@code ACTIVITY_COUNT}: a divisor of 60
     */
    public record Watch(double nightGapShare, double chargingShare, int movementSeconds) {
        /** Gaps in a fifth of the nights, charged by day every other day, movement every ten seconds. */
        public static final Watch USUAL = new Watch(0.2, 0.5, 10);

        /** Never off the wrist: a day has every row it can have. */
        public static final Watch ALWAYS_WORN = new Watch(0, 0, 10);

        public Watch {
            require(nightGapShare >= 0 && nightGapShare <= 1, "nightGapShare 0..1");
            require(chargingShare >= 0 && chargingShare <= 1, "chargingShare 0..1");
            require(movementSeconds > 0 && 60 % movementSeconds == 0, "movementSeconds a divisor of 60");
        }
    }

    /** Somebody drawn from the seed: an adult with usual habits. */
    public static WearerProfile of(long seed, ZoneId zone) {
        RandomGenerator person = Chance.PERSON.at(seed, 0);
        int age = person.nextInt(22, 68);
        // RMSSD falls with age: about half a millisecond a year, with a wide spread between people.
        double variability = Math.clamp(58 - 0.4 * (age - 22) + 6 * person.nextGaussian(), 34, 60);
        Heart heart = new Heart(age, person.nextInt(54, 71), variability);
        Habits habits = new Habits(
                LocalTime.of(22, 15).plusMinutes(person.nextInt(120)),
                Duration.ofMinutes(person.nextInt(420, 500)),
                Duration.ofMinutes(person.nextInt(15, 50)),
                Duration.ofMinutes(person.nextInt(20, 90)),
                person.nextDouble(0.1, 0.35),
                person.nextDouble(1.5, 3.5),
                EVENING_MOVEMENT_MEDIAN);
        return new WearerProfile(seed, zone, heart, habits, Watch.USUAL);
    }

    public WearerProfile with(Heart other) {
        return new WearerProfile(seed, zone, other, habits, watch);
    }

    public WearerProfile with(Habits other) {
        return new WearerProfile(seed, zone, heart, other, watch);
    }

    public WearerProfile with(Watch other) {
        return new WearerProfile(seed, zone, heart, habits, other);
    }

    /** The same person with other evenings: median of the minute means of movement in the hour before sleep. */
    public WearerProfile withEveningMovement(int median) {
        return with(new Habits(
                habits.bedtime,
                habits.sleepNeed,
                habits.bedtimeSpread,
                habits.weekendShift,
                habits.napShare,
                habits.stressors,
                median));
    }

    private static boolean within(Duration duration, int fromHours, int toHours) {
        return duration.compareTo(Duration.ofHours(fromHours)) >= 0
                && duration.compareTo(Duration.ofHours(toHours)) <= 0;
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("A wearer needs " + rule);
        }
    }
}
