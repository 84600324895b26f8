package app.nowatch.wearer;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How much the wrist moves: one mean per minute, drawn from the distributions that the statistics fix for their noise.
 * They may not be tuned to what a method likes to see.
 *
 * <p>Asleep and in the hour before sleep each minute is a draw of its own. By day the draws are those of the fixed
 * distribution too, all of them, but the largest go to the minutes of running, the next to walking, and so on; minutes
 * spent sitting get the rest, in random order. So the day as a whole has exactly the fixed noise, and a run is more
 * than an hour at a desk.
 */
final class Movement {
    /** A log-normal distribution. */
    private record Noise(double median, double sigma) {
        double draw(RandomGenerator chance) {
            return median * StrictMath.exp(sigma * chance.nextGaussian());
        }
    }

    private static final Noise ASLEEP = new Noise(25, 0.8);
    private static final Noise BURST = new Noise(900, 0.8);
    private static final double BURST_SHARE = 0.05;
    private static final Noise AWAKE = new Noise(900, 0.7);
    private static final Noise AWAKE_IN_BED = new Noise(500, 0.7);
    private static final double EVENING_SIGMA = 0.7;

    /** Above 1, so that some minutes of walking move less than some about the house. */
    private static final double EFFORT_OVERLAP = 1.5;

    private final WearerProfile profile;
    private final Noise evening;

    Movement(WearerProfile profile) {
        this.profile = profile;
        this.evening = new Noise(profile.habits().eveningMovement(), EVENING_SIGMA);
    }

    /** The mean of each minute of a day, in the unit of {@code ACTIVITY_COUNT}. */
    double[] minuteMeans(UtcDay day) {
        double[] means = new double[UtcDay.MINUTES];
        for (Life.Day planned : day.days()) {
            lay(awake(planned.waking()), planned.waking().start(), day, means);
            for (Nap nap : planned.naps()) {
                lay(asleep(nap.start(), nap.duration().toMinutes()), nap.start(), day, means);
            }
            lay(night(planned.night()), planned.night().start(), day, means);
        }
        return means;
    }

    private static void lay(double[] values, Instant start, UtcDay day, double[] means) {
        long offset = Math.floorDiv(day.second(start), 60);
        int from = Math.clamp(-offset, 0, values.length);
        int to = Math.clamp(UtcDay.MINUTES - offset, from, values.length);
        System.arraycopy(values, from, means, Math.clamp(offset, 0, UtcDay.MINUTES), to - from);
    }

    private double[] awake(Waking waking) {
        RandomGenerator chance =
                Chance.WAKING_MOVEMENT.at(profile.seed(), waking.start().getEpochSecond());
        double[] drawn = new double[waking.minutes()];
        Arrays.setAll(drawn, minute -> (minute < waking.evening() ? AWAKE : evening).draw(chance));
        giveLargestToEffort(drawn, waking, chance);
        return drawn;
    }

    /** Swaps draws within the minutes before the evening; not one is changed, dropped or added. */
    private static void giveLargestToEffort(double[] drawn, Waking waking, RandomGenerator chance) {
        int end = waking.evening();
        double[] score = new double[end];
        Arrays.setAll(score, minute -> {
            int effort = effort(waking.at(minute));
            return effort + chance.nextDouble() * (effort == 0 ? 1 : EFFORT_OVERLAP);
        });
        int[] byScore = IntStream.range(0, end)
                .boxed()
                .sorted(Comparator.comparingDouble(minute -> score[minute]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] bySize = Arrays.copyOf(drawn, end);
        Arrays.sort(bySize);
        for (int rank = 0; rank < end; rank++) {
            drawn[byScore[rank]] = bySize[rank];
        }
    }

    private static int effort(Activity activity) {
        return switch (activity) {
            case DESK, REST -> 0;
            case ABOUT, CYCLE -> 1;
            case WALK -> 2;
            case RUN -> 3;
        };
    }

    private double[] asleep(Instant start, long minutes) {
        RandomGenerator chance = Chance.SLEEP_MOVEMENT.at(profile.seed(), start.getEpochSecond());
        double[] means = new double[Math.toIntExact(minutes)];
        Arrays.setAll(means, minute -> (chance.nextDouble() < BURST_SHARE ? BURST : ASLEEP).draw(chance));
        return means;
    }

    private double[] night(Night night) {
        double[] means = asleep(night.start(), night.duration().toMinutes());
        for (Awakening awakening : night.awakenings()) {
            RandomGenerator chance =
                    Chance.WAKING_MOVEMENT.at(profile.seed(), awakening.start().getEpochSecond());
            long from = (awakening.start().getEpochSecond() - night.start().getEpochSecond()) / 60;
            for (int i = 0; i < awakening.duration().toMinutes(); i++) {
                means[Math.toIntExact(from) + i] = AWAKE_IN_BED.draw(chance);
            }
        }
        return means;
    }
}
