package app.nowatch.wearer;

import java.time.Instant;

/**
 * Heart rate as an optical sensor tells it: smoothed over several seconds, so that what is left of breathing and of
 * chance moves by about one bpm every few seconds.
 */
final class HeartRate {
    /** The heart is up with an effort sooner than it is down from it (time constants). */
    private static final double UP_SECONDS = 40;

    private static final double DOWN_SECONDS = 110;
    private static final double LIVELINESS_SECONDS = 45;

    /** Waves of liveliness by their pace in seconds, and their parts; the squares add up to about 1.2 = 1 / 0.86². */
    private static final int[] PACES = {7, 17, 60, 300};

    private static final double[] PARTS = {0.70, 0.45, 0.50, 0.50};

    /** Posture, meals, mood: bpm, within half an hour. */
    private static final int MOOD_SECONDS = 1_800;

    private static final double MOOD_BPM = 1.4;

    /** Fitness, weather, a cold: bpm, within a week. */
    private static final int FORM_SECONDS = 5 * UtcDay.SECONDS;

    private static final double FORM_BPM = 1.8;

    /** The body's own clock: lowest at four in the morning. */
    private static final double CLOCK_BPM = 2.0;

    private static final double CLOCK_LOWEST_HOUR = 4;

    private static final double LOWEST_BPM = 32;

    private final WearerProfile profile;

    HeartRate(WearerProfile profile) {
        this.profile = profile;
    }

    /** What the week does to the level of heart rate, bpm. */
    static double form(WearerProfile profile, long epochSecond) {
        return FORM_BPM * new Wave(Chance.HEART, profile.seed(), FORM_SECONDS).at(epochSecond);
    }

    /** Heart rate in each second of a day, bpm with fractions, whether the watch is worn or not. */
    double[] of(UtcDay day, Strain strain) {
        Wave[] waves = waves();
        Wave mood = new Wave(Chance.HEART, profile.seed(), MOOD_SECONDS);
        double form = form(profile, day.midnight());
        double nextForm = form(profile, day.midnight() + UtcDay.SECONDS);
        double[] bpm = new double[UtcDay.SECONDS];
        double level = level(day.at(-UtcDay.LEAD_SECONDS));
        double liveliness = day.at(-UtcDay.LEAD_SECONDS).liveliness;
        double clock = 0;
        for (int second = -UtcDay.LEAD_SECONDS; second < UtcDay.SECONDS; second++) {
            Condition condition = day.at(second);
            double wanted = level(condition);
            level += (wanted - level) / (wanted > level ? UP_SECONDS : DOWN_SECONDS);
            liveliness += (condition.liveliness - liveliness) / LIVELINESS_SECONDS;
            if (second < 0) {
                continue;
            }
            long now = day.midnight() + second;
            clock = second % 60 == 0 ? clock(now) : clock;
            double weekly = form + (nextForm - form) * second / UtcDay.SECONDS;
            double slow = clock + weekly + MOOD_BPM * mood.at(now) + strain.rise(second);
            bpm[second] = limited(level + slow + liveliness * sum(waves, now));
        }
        return bpm;
    }

    private double level(Condition condition) {
        WearerProfile.Heart heart = profile.heart();
        return heart.resting() + condition.heartRateReserve * (heart.highest() - heart.resting());
    }

    private double limited(double bpm) {
        return Math.clamp(bpm, LOWEST_BPM, profile.heart().highest());
    }

    private double clock(long epochSecond) {
        int offset = profile.zone()
                .getRules()
                .getOffset(Instant.ofEpochSecond(epochSecond))
                .getTotalSeconds();
        double hour = (epochSecond + offset) / 3_600.0;
        return -CLOCK_BPM * StrictMath.cos((hour - CLOCK_LOWEST_HOUR) * Math.PI / 12);
    }

    private Wave[] waves() {
        Wave[] waves = new Wave[PACES.length];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = new Wave(Chance.HEART, profile.seed(), PACES[i]);
        }
        return waves;
    }

    private static double sum(Wave[] waves, long now) {
        double sum = 0;
        for (int i = 0; i < waves.length; i++) {
            sum += PARTS[i] * waves[i].at(now);
        }
        return sum;
    }
}
