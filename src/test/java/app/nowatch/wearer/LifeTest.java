package app.nowatch.wearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of a life, over many people and days. */
class LifeTest {
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final int DAYS = 100;
    private static final List<Wearer> WEARERS = IntStream.range(0, 20)
            .mapToObj(seed -> Wearer.of(WearerProfile.of(seed, DENVER), LocalDate.of(2026, 1, 1), DAYS))
            .toList();

    private static Stream<Night> nights() {
        return WEARERS.stream().flatMap(wearer -> wearer.nights().stream());
    }

    @Test
    void aNightEndsOnItsLocalDayAndFitsTheHabits() {
        assertThat(nights()).allSatisfy(night -> {
            assertThat(night.day()).isEqualTo(LocalDate.ofInstant(night.end(), DENVER));
            assertThat(night.duration()).isBetween(Duration.ofHours(5), Duration.ofHours(11));
        });
    }

    @Test
    void bedtimeScattersAsThePersonDoes() {
        for (Wearer wearer : WEARERS) {
            double[] minutes = wearer.nights().stream()
                    .filter(night -> !Nights.isFree(night.day()))
                    .mapToDouble(LifeTest::minutesAfterNoon)
                    .toArray();
            double spread = wearer.profile().habits().bedtimeSpread().toMinutes();

            assertThat(deviation(minutes)).isCloseTo(spread, within(0.3 * spread));
        }
    }

    private static double minutesAfterNoon(Night night) {
        int minute = LocalTime.ofInstant(night.start(), DENVER).toSecondOfDay() / 60;
        return Math.floorMod(minute - 12 * 60, 24 * 60);
    }

    private static double deviation(double[] values) {
        double mean = Stream.of(values)
                .flatMapToDouble(java.util.Arrays::stream)
                .average()
                .orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    @Test
    void awakeningsAreNoneToTwoOfThreeToTwentyMinutesInsideTheNight() {
        assertThat(nights()).allSatisfy(night -> {
            assertThat(night.awakenings()).hasSizeLessThanOrEqualTo(2).allSatisfy(awakening -> {
                assertThat(awakening.duration()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(20));
                assertThat(awakening.start()).isAfter(night.start());
                assertThat(awakening.end()).isBefore(night.end());
            });
        });
        for (int count = 0; count <= 2; count++) {
            int wanted = count;
            assertThat(nights().filter(night -> night.awakenings().size() == wanted))
                    .hasSizeGreaterThan(400);
        }
    }

    @Test
    void stagesTileTheNightDeepEarlyRemLate() {
        assertThat(nights()).allSatisfy(night -> {
            Instant reached = night.start();
            for (StageSegment segment : night.stages()) {
                assertThat(segment.start()).isEqualTo(reached);
                reached = segment.end();
            }
            assertThat(reached).isEqualTo(night.end());
        });
        assertThat(minutesOf(Stage.DEEP, true)).isGreaterThan(3 * minutesOf(Stage.DEEP, false));
        assertThat(minutesOf(Stage.REM, false)).isGreaterThan(1.5 * minutesOf(Stage.REM, true));
    }

    private static double minutesOf(Stage stage, boolean firstHalf) {
        return nights().flatMap(night -> night.stages().stream()
                        .filter(segment -> segment.stage() == stage)
                        .filter(segment -> firstHalf
                                == segment.start()
                                        .isBefore(night.start()
                                                .plus(night.duration().dividedBy(2)))))
                .mapToLong(segment -> segment.duration().toMinutes())
                .sum();
    }

    @Test
    void aFifthOfTheNightsHasOneGapOfFiveToFortyMinutes() {
        List<Gap> atNight = new ArrayList<>();
        for (Wearer wearer : WEARERS) {
            for (Night night : wearer.nights()) {
                List<Gap> gaps = wearer.gaps().stream().filter(night::overlaps).toList();
                assertThat(gaps).hasSizeLessThanOrEqualTo(1);
                atNight.addAll(gaps);
            }
        }

        assertThat((double) atNight.size() / nights().count()).isCloseTo(0.2, within(0.03));
        assertThat(atNight)
                .allMatch(
                        gap -> gap.duration().toMinutes() >= 5 && gap.duration().toMinutes() <= 40);
    }

    @Test
    void doingsTileTheTimeAwakeAndSomeDaysHaveNaps() {
        for (Wearer wearer : WEARERS) {
            List<Stretch> all = Stream.<Stretch>concat(wearer.nights().stream(), wearer.activities().stream())
                    .sorted((a, b) -> a.start().compareTo(b.start()))
                    .toList();
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i).start()).isEqualTo(all.get(i - 1).end());
            }
            assertThat(wearer.naps())
                    .isNotEmpty()
                    .hasSizeLessThan(DAYS / 2)
                    .allSatisfy(nap ->
                            assertThat(nap.duration()).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(80)));
        }
        assertThat(WEARERS.stream().flatMap(wearer -> wearer.activities().stream()))
                .extracting(ActivityBout::activity)
                .contains(Activity.values());
    }

    @Test
    void stressorsLieInStillWornTimeAwake() {
        for (Wearer wearer : WEARERS) {
            assertThat(wearer.stressors()).hasSizeGreaterThan(DAYS / 2).allSatisfy(stressor -> {
                assertThat(wearer.activities())
                        .filteredOn(stressor::overlaps)
                        .isNotEmpty()
                        .allMatch(bout -> bout.activity().isStill());
                assertThat(wearer.nights()).noneMatch(stressor::overlaps);
                assertThat(wearer.naps()).noneMatch(stressor::overlaps);
                assertThat(wearer.gaps()).noneMatch(stressor::overlaps);
            });
        }
    }

    @Test
    void somebodyWhoSleepsByDayDoesSo() {
        WearerProfile person = WearerProfile.of(4, DENVER);
        WearerProfile.Habits usual = person.habits();
        WearerProfile byDay = person.with(new WearerProfile.Habits(
                LocalTime.of(9, 0),
                Duration.ofHours(8),
                Duration.ofMinutes(20),
                Duration.ZERO,
                0,
                usual.stressors(),
                usual.eveningMovement()));

        assertThat(Wearer.of(byDay, LocalDate.of(2026, 1, 1), 30).nights())
                .hasSizeBetween(30, 31)
                .allSatisfy(night -> assertThat(LocalTime.ofInstant(night.start(), DENVER))
                        .isBetween(LocalTime.of(8, 0), LocalTime.of(10, 0)));
    }
}
