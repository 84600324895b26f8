package app.nowatch;

import app.nowatch.wearer.ActivityBout;
import app.nowatch.wearer.Night;
import app.nowatch.wearer.Stressor;
import app.nowatch.wearer.Stretch;
import app.nowatch.wearer.Wearer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A wearer's time awake after a night, and what the wearer says of both.
 *
 * @param end when the next night begins or the watch comes off
 */
record DemoDay(Wearer wearer, Night night, Instant end) implements Stretch {
    static final int VERY_BAD = 1;
    static final int VERY_GOOD = 5;

    private static final Duration AFTER_WAKING = Duration.ofMinutes(10);
    private static final Duration BEFORE_SLEEP = Duration.ofMinutes(30);
    /** Looking back after midnight would be an answer about the next day. */
    private static final LocalTime LATEST = LocalTime.of(23, 45);

    private static final Duration AFTER_STRESS = Duration.ofMinutes(30);

    /** An ordinary stressor is thirteen minutes of twenty beats a minute more; this many cost a day a grade. */
    private static final double GRADE_OF_STRESS = 300;

    private static final double GRADE_OF_SLEEP_MINUTES = 20;
    private static final double AWAKENING_FEELS_LIKE_MINUTES = 10;

    /** Those whose morning and evening are worn. */
    static List<DemoDay> of(Wearer wearer) {
        var nights = wearer.nights();
        return IntStream.range(0, nights.size())
                .filter(i -> wearer.wearing().contains(nights.get(i).end()))
                .mapToObj(i -> new DemoDay(
                        wearer,
                        nights.get(i),
                        i + 1 < nights.size()
                                ? nights.get(i + 1).start()
                                : wearer.wearing().end()))
                .filter(day -> day.morning().isBefore(day.evening()))
                .toList();
    }

    @Override
    public Instant start() {
        return night.end();
    }

    LocalDate date() {
        return night.day();
    }

    private ZoneId zone() {
        return wearer.profile().zone();
    }

    /** When the wearer looks back on the night and ahead. */
    Instant morning() {
        return start().plus(AFTER_WAKING);
    }

    /** When the wearer looks back on the day, on which it still is. */
    Instant evening() {
        var latest = date().atTime(LATEST).atZone(zone()).toInstant();
        var usual = end.minus(BEFORE_SLEEP);
        return usual.isBefore(latest) ? usual : latest;
    }

    List<Stressor> stressors() {
        return wearer.stressors().stream().filter(this::overlaps).toList();
    }

    /** How the night was, {@link #VERY_BAD} to {@link #VERY_GOOD}: by the sleep that was missing and the awakenings. */
    int ratingOfSleep() {
        var asleep = night.duration();
        for (var awakening : night.awakenings()) {
            asleep = asleep.minus(awakening.duration());
        }
        var missing = wearer.profile().habits().sleepNeed().minus(asleep);
        double felt = Math.max(0, missing.toMinutes())
                + AWAKENING_FEELS_LIKE_MINUTES * night.awakenings().size();
        return grade(felt / GRADE_OF_SLEEP_MINUTES);
    }

    /** How the day was, as {@link #ratingOfSleep}: by how long and how strong its strain was. */
    int ratingOfDay() {
        double strain = stressors().stream()
                .mapToDouble(stressor -> stressor.duration().toMinutes() * stressor.rise())
                .sum();
        return grade(strain / GRADE_OF_STRESS);
    }

    private static int grade(double lost) {
        return Math.clamp(VERY_GOOD - Math.round(lost), VERY_BAD, VERY_GOOD);
    }

    /** What the wearer is doing then, unless asleep. */
    ActivityBout bout(Instant moment) {
        return wearer.activities().stream()
                .filter(bout -> bout.contains(moment))
                .findFirst()
                .orElseThrow();
    }

    boolean isAwake(Instant moment) {
        return contains(moment) && wearer.naps().stream().noneMatch(nap -> nap.contains(moment));
    }

    boolean isWorn(Instant moment) {
        return wearer.gaps().stream().noneMatch(gap -> gap.contains(moment));
    }

    /** Whether there is no strain then, nor was any a short while ago. */
    boolean isCalm(Instant moment) {
        return stressors().stream()
                .noneMatch(stressor -> !moment.isBefore(stressor.start())
                        && moment.isBefore(stressor.end().plus(AFTER_STRESS)));
    }

    /** What is left to chance on this day, for one purpose. */
    RandomGenerator chance(String purpose) {
        long key = wearer.profile().seed() ^ ((long) purpose.hashCode() << 32);
        return new SplittableRandom(new SplittableRandom(key).nextLong() + date().toEpochDay());
    }
}
