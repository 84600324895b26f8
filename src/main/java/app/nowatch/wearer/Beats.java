package app.nowatch.wearer;

import java.util.random.RandomGenerator;

/**
 * {@code HEART_BEAT}: a row per beat, at the second it falls in, with the milliseconds since the beat before it. Their
 * mean is that of heart rate; about it they swing with the breath (more in sleep, less under strain) and by chance.
 */
final class Beats implements Series {
    /** How RMSSD splits between breath and chance; the squares add up to 1. */
    private static final double BREATH_PART = 0.8;

    private static final double CHANCE_PART = 0.6;

    /** Beats that meet the same point of the breath do not differ by it; beyond this no swing makes up for that. */
    private static final double LEAST_PHASE_STEP = 0.4;

    private static final int SHORTEST_MILLIS = 300;
    private static final int LONGEST_MILLIS = 2_000;
    private static final int LONGEST_HEAD_START_MILLIS = 600;

    private final WearerProfile profile;

    Beats(WearerProfile profile) {
        this.profile = profile;
    }

    @Override
    public void write(UtcDay day, CsvRows rows) {
        Strain strain = new Strain(day);
        double[] bpm = new HeartRate(profile).of(day, strain);
        RandomGenerator chance = Chance.BEATS.at(profile.seed(), day.date().toEpochDay());
        double phase = 2 * Math.PI * chance.nextDouble();
        // The first interval began before midnight.
        long now = -chance.nextInt(LONGEST_HEAD_START_MILLIS);
        while (now < 1_000L * UtcDay.SECONDS) {
            int second = (int) (now / 1_000);
            if (!day.isWorn(second / 60)) {
                now = 60_000L * (second / 60 + 1);
                continue;
            }
            Condition condition = day.at(second);
            double rmssd = profile.heart().variability() * condition.variability * strain.variabilityLeft(second);
            double step = 2 * Math.PI * condition.breaths / bpm[second];
            phase += step;
            double interval = 60_000 / bpm[second] + swing(rmssd, step, phase) + noise(rmssd, chance);
            int millis = Math.clamp(Math.round(interval), SHORTEST_MILLIS, LONGEST_MILLIS);
            now += millis;
            beat(day, rows, now, millis);
        }
    }

    /** A beat counts when the watch is worn at its end too. */
    private static void beat(UtcDay day, CsvRows rows, long now, int millis) {
        int second = (int) (now / 1_000);
        if (second < UtcDay.SECONDS && day.isWorn(second / 60)) {
            rows.add(second, millis, Signal.BEST);
        }
    }

    /** A sine of amplitude a differs from beat to beat by √2·a·|sin(step / 2)| in the root mean square. */
    private static double swing(double rmssd, double step, double phase) {
        double difference = Math.max(LEAST_PHASE_STEP, Math.abs(StrictMath.sin(step / 2))) * StrictMath.sqrt(2);
        return BREATH_PART * rmssd / difference * StrictMath.sin(phase);
    }

    /** Independent noise of standard deviation s differs from beat to beat by √2·s. */
    private static double noise(double rmssd, RandomGenerator chance) {
        return CHANCE_PART * rmssd / StrictMath.sqrt(2) * chance.nextGaussian();
    }
}
