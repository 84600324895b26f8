package app.nowatch.wearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixed noise, read back from the rows of {@code ACTIVITY_COUNT}. */
class MovementTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** Above this a minute asleep is a burst: 2.9 σ above the quiet median, 1.6 σ below that of bursts. */
    private static final double BURST_BORDER = 250;

    private static Wearer wearer(long seed, int days) {
        return wearer(seed, FIRST, days);
    }

    private static Wearer wearer(long seed, LocalDate first, int days) {
        WearerProfile profile = WearerProfile.of(seed, ZoneOffset.UTC);
        return Wearer.of(profile.with(WearerProfile.Watch.ALWAYS_WORN), first, days);
    }

    private static Map<Long, Double> minuteMeans(Wearer wearer) {
        return Rows.ofAllDays(wearer, SeriesKind.ACTIVITY_COUNT)
                .collect(Collectors.groupingBy(Rows.Row::minute, Collectors.averagingDouble(Rows.Row::value)));
    }

    /** Logarithms of all minute means that begin in a moment of this kind, ascending. */
    private static double[] logarithms(Wearer wearer, Predicate<Instant> when) {
        return minuteMeans(wearer).entrySet().stream()
                .filter(mean -> when.test(Instant.ofEpochSecond(60 * mean.getKey())))
                .mapToDouble(mean -> Math.log(Math.max(0.1, mean.getValue())))
                .sorted()
                .toArray();
    }

    private static Covered nights(Wearer wearer) {
        return Covered.by(wearer.nights());
    }

    private static Covered awakenings(Wearer wearer) {
        return Covered.by(wearer.nights().stream()
                .flatMap(night -> night.awakenings().stream())
                .toList());
    }

    private static Predicate<Instant> evening(Wearer wearer) {
        Covered nights = nights(wearer);
        return at -> !nights.test(at) && nights.test(at.plusSeconds(3_600));
    }

    private static double quantile(double[] ascending, double share) {
        return ascending[(int) (share * (ascending.length - 1))];
    }

    private static void assertLogNormal(double[] logarithms, double median, double sigma, double tolerance) {
        assertThat(quantile(logarithms, 0.5)).isCloseTo(Math.log(median), within(tolerance));
        // One standard deviation to each side holds 15.9 % to 84.1 %.
        double width = quantile(logarithms, 0.841) - quantile(logarithms, 0.159);
        assertThat(width / 2).isCloseTo(sigma, within(tolerance));
    }

    @Test
    void asleepIsQuietWithFivePercentOfBursts() {
        Wearer wearer = wearer(11, 40);
        double[] all = logarithms(wearer, nights(wearer).and(awakenings(wearer).negate()));
        double border = Math.log(BURST_BORDER);

        double[] quiet = Arrays.stream(all).filter(log -> log < border).toArray();
        assertThat(all.length).isGreaterThan(16_000);
        assertLogNormal(quiet, 25, 0.8, 0.05);
        // 94.5 % of the bursts lie above the border, and 0.2 % of the quiet minutes.
        assertThat(1 - (double) quiet.length / all.length).isCloseTo(0.049, within(0.007));
        double[] bursts = Arrays.stream(all).filter(log -> log >= border).toArray();
        assertThat(quantile(bursts, 0.5)).isCloseTo(Math.log(930), within(0.12));
    }

    @Test
    void awakeAsAWholeIsAsFixed() {
        Wearer wearer = wearer(12, 20);
        double[] all = logarithms(
                wearer,
                nights(wearer).or(Covered.by(wearer.naps())).or(evening(wearer)).negate());

        assertThat(all.length).isGreaterThan(16_000);
        assertLogNormal(all, 900, 0.7, 0.03);
    }

    @Test
    void walksMoveMoreThanStandingUpAndThatMoreThanSitting() {
        Wearer wearer = wearer(13, 20);
        double sitting = median(wearer, Activity.DESK);
        double about = median(wearer, Activity.ABOUT);

        assertThat(sitting).isBetween(600.0, 900.0);
        assertThat(about).isGreaterThan(1_500);
        assertThat(median(wearer, Activity.WALK)).isGreaterThan(1.2 * about);
    }

    @Test
    void onADayWithARunTheRunMovesMost() {
        Wearer wearer = wearer(13, 40);
        List<LocalDate> runs = wearer.activities().stream()
                .filter(bout -> bout.activity() == Activity.RUN)
                .map(bout -> LocalDate.ofInstant(bout.start(), ZoneOffset.UTC))
                .toList();

        assertThat(runs).isNotEmpty().allSatisfy(day -> {
            Wearer then = wearer(13, day, 1);
            assertThat(median(then, Activity.RUN)).isGreaterThan(1.2 * median(then, Activity.WALK));
        });
    }

    private static double median(Wearer wearer, Activity activity) {
        List<ActivityBout> bouts = wearer.activities().stream()
                .filter(bout -> bout.activity() == activity)
                .toList();
        return Math.exp(quantile(logarithms(wearer, Covered.by(bouts)), 0.5));
    }

    @Test
    void awakeningsAreQuieterThanTheDay() {
        Wearer wearer = wearer(14, 200);

        assertLogNormal(logarithms(wearer, awakenings(wearer)), 500, 0.7, 0.08);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 250})
    void theHourBeforeSleepHasItsOwnMedian(int median) {
        WearerProfile profile = WearerProfile.of(15, ZoneOffset.UTC)
                .with(WearerProfile.Watch.ALWAYS_WORN)
                .withEveningMovement(median);
        Wearer wearer = Wearer.of(profile, FIRST, 60);

        double[] evenings = logarithms(wearer, evening(wearer));
        assertThat(evenings.length).isEqualTo(60 * 60);
        assertLogNormal(evenings, median, 0.7, 0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 60})
    void thePaceOfRowsDoesNotChangeTheMinute(int seconds) {
        WearerProfile profile = WearerProfile.of(16, ZoneOffset.UTC);
        Wearer usual = Wearer.of(profile.with(new WearerProfile.Watch(0, 0, 30)), FIRST, 1);
        Wearer other = Wearer.of(profile.with(new WearerProfile.Watch(0, 0, seconds)), FIRST, 1);
        Map<Long, Double> means = minuteMeans(usual);

        assertThat(Rows.of(other, SeriesKind.ACTIVITY_COUNT, FIRST)).hasSize(86_400 / seconds);
        assertThat(minuteMeans(other))
                .allSatisfy((minute, mean) -> assertThat(mean).isCloseTo(means.get(minute), within(0.76)));
    }
}
