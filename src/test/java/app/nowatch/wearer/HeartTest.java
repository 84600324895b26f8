package app.nowatch.wearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heart rate and beats against the truth and against each other. */
class HeartTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 4;

    private static Wearer wearer(long seed) {
        WearerProfile profile = WearerProfile.of(seed, ZoneOffset.UTC);
        return Wearer.of(profile.with(WearerProfile.Watch.ALWAYS_WORN), FIRST, DAYS);
    }

    private static double[] everySecond(Wearer wearer) {
        return Rows.ofAllDays(wearer, SeriesKind.HEART_RATE)
                .mapToDouble(Rows.Row::value)
                .toArray();
    }

    private static int second(Instant instant) {
        return Math.toIntExact(
                Duration.between(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant(), instant)
                        .toSeconds());
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changesLikeASmoothedSensorAlsoOverMidnight(long seed) {
        double[] bpm = everySecond(wearer(seed));
        double[] steps = IntStream.range(1, bpm.length)
                .mapToDouble(second -> Math.abs(bpm[second] - bpm[second - 1]))
                .toArray();

        double changes = Arrays.stream(steps).filter(step -> step > 0).count();
        assertThat(steps.length / changes).as("seconds between changes").isBetween(2.0, 6.0);
        double small = Arrays.stream(steps).filter(step -> step <= 1).count();
        assertThat(small / steps.length).isGreaterThan(0.97);
        assertThat(Arrays.stream(steps).max().orElseThrow()).isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stagesDifferInLevelAndLiveliness(long seed) {
        Wearer wearer = wearer(seed);
        double[] bpm = everySecond(wearer);
        List<double[]> deep = middles(wearer, bpm, Stage.DEEP);
        List<double[]> light = middles(wearer, bpm, Stage.LIGHT);
        List<double[]> rem = middles(wearer, bpm, Stage.REM);

        assertThat(average(deep, HeartTest::mean)).isLessThan(average(light, HeartTest::mean));
        assertThat(average(light, HeartTest::mean)).isLessThan(average(rem, HeartTest::mean));
        assertThat(average(deep, HeartTest::deviation)).isLessThan(average(light, HeartTest::deviation));
        assertThat(average(light, HeartTest::deviation)).isLessThan(average(rem, HeartTest::deviation));
    }

    /** Five minutes in the middle of each longer segment of a stage, where the heart has followed. */
    private static List<double[]> middles(Wearer wearer, double[] bpm, Stage stage) {
        return wearer.nights().stream()
                .flatMap(night -> night.stages().stream())
                .filter(segment ->
                        segment.stage() == stage && segment.duration().toMinutes() >= 12)
                .map(segment -> second(segment.start().plus(segment.duration().dividedBy(2))))
                .filter(middle -> middle > 150 && middle + 150 < bpm.length)
                .map(middle -> Arrays.copyOfRange(bpm, middle - 150, middle + 150))
                .toList();
    }

    private static double average(List<double[]> windows, ToDoubleFunction<double[]> figure) {
        return windows.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static double mean(double[] values) {
        return mean(values, 0, values.length);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stressorsRaiseHeartRateAndPass(long seed) {
        Wearer wearer = wearer(seed);
        double[] bpm = everySecond(wearer);

        assertThat(wearer.stressors()).hasSizeGreaterThan(2).allSatisfy(stressor -> {
            int start = second(stressor.start());
            int end = second(stressor.end());
            double before = mean(bpm, start - 120, start);
            double during = mean(bpm, start + 180, end);
            assertThat(during - before).isCloseTo(stressor.rise(), within(8.0));
        });
    }

    @Test
    void effortShowsInHeartRate() {
        Wearer wearer = wearer(5);
        double[] bpm = everySecond(wearer);
        double highest = wearer.profile().heart().highest();

        assertThat(wearer.activities().stream().filter(bout -> bout.activity() == Activity.RUN))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(mean(bpm, second(run.start()) + 300, second(run.end())))
                        .isBetween(0.77 * highest, highest));
    }

    @Test
    void theGraphIsTheMeanOfTheMinute() {
        Wearer wearer = wearer(4);
        double[] bpm = everySecond(wearer);
        List<Rows.Row> graph = Rows.of(wearer, SeriesKind.HEART_RATE_GRAPH, FIRST);

        assertThat(graph).hasSize(1_440);
        assertThat(IntStream.range(0, 1_440))
                .allSatisfy(minute -> assertThat(graph.get(minute).value())
                        .isCloseTo(mean(bpm, 60 * minute, 60 * minute + 60), within(0.75)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void intervalsAddUpToElapsedTime(long seed) {
        List<Rows.Row> beats = Rows.of(wearer(seed), SeriesKind.HEART_BEAT, FIRST);
        double elapsed = beats.getLast().second() - beats.getFirst().second();
        double intervals = beats.stream().skip(1).mapToDouble(Rows.Row::value).sum() / 1_000;

        assertThat(intervals).isCloseTo(elapsed, within(1.0));
        assertThat(IntStream.range(1, beats.size()).filter(i -> !spans(beats.get(i - 1), beats.get(i))))
                .isEmpty();
    }

    /** Stamps are whole seconds, so an interval may differ from theirs by less than one. */
    private static boolean spans(Rows.Row before, Rows.Row beat) {
        return Math.abs(beat.second() - before.second() - beat.value() / 1_000) < 1;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void beatsAgreeWithHeartRateInEveryFiveMinutes(long seed) {
        Wearer wearer = wearer(seed);
        double[] bpm = everySecond(wearer);

        windows(wearer).forEach((window, beats) -> {
            double rate = 60_000
                    / beats.stream().mapToDouble(Rows.Row::value).average().orElseThrow();
            assertThat(rate).isCloseTo(mean(bpm, 300 * window, 300 * window + 300), within(0.03 * rate));
        });
    }

    /** The beats of each five minutes of the first day. */
    private static Map<Integer, List<Rows.Row>> windows(Wearer wearer) {
        return Rows.of(wearer, SeriesKind.HEART_BEAT, FIRST).stream()
                .collect(Collectors.groupingBy(beat -> second(beat.instant()) / 300));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void variabilityIsHighAsleepAndLowInEffortAndStrain(long seed) {
        Wearer wearer = wearer(seed);
        List<Rows.Row> beats = Rows.ofAllDays(wearer, SeriesKind.HEART_BEAT).toList();
        List<StageSegment> light = wearer.nights().stream()
                .flatMap(night -> night.stages().stream())
                .filter(segment -> segment.stage() == Stage.LIGHT)
                .toList();
        List<ActivityBout> sitting = wearer.activities().stream()
                .filter(bout -> bout.activity().isStill())
                .toList();

        double asleep = rmssd(beats, light);
        assertThat(asleep).isBetween(30.0, 70.0);
        assertThat(asleep).isCloseTo(wearer.profile().heart().variability(), within(6.0));
        assertThat(rmssd(beats, sitting)).isBetween(0.5 * asleep, 0.9 * asleep);
        assertThat(rmssd(beats, wearer.stressors())).isLessThan(0.75 * rmssd(beats, sitting));
    }

    private static double rmssd(List<Rows.Row> beats, List<? extends Stretch> when) {
        Covered wanted = Covered.by(when);
        return Math.sqrt(IntStream.range(1, beats.size())
                .filter(i -> wanted.test(beats.get(i - 1).instant())
                        && wanted.test(beats.get(i).instant()))
                .mapToDouble(i -> beats.get(i).value() - beats.get(i - 1).value())
                .map(difference -> difference * difference)
                .average()
                .orElseThrow());
    }

    @Test
    void skinIsWarmerAndBreathSlowerAsleep() {
        Wearer wearer = wearer(6);

        assertThat(meanAsleep(wearer, SeriesKind.TEMPERATURE, true))
                .isGreaterThan(meanAsleep(wearer, SeriesKind.TEMPERATURE, false) + 0.8);
        assertThat(meanAsleep(wearer, SeriesKind.RESPIRATION_RATE, true))
                .isLessThan(meanAsleep(wearer, SeriesKind.RESPIRATION_RATE, false) - 1);
    }

    private static double meanAsleep(Wearer wearer, SeriesKind kind, boolean asleep) {
        Covered nights = Covered.by(wearer.nights());
        return Rows.ofAllDays(wearer, kind)
                .filter(row -> asleep == nights.test(row.instant()))
                .mapToDouble(Rows.Row::value)
                .average()
                .orElseThrow();
    }
}
