package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleepRegularityTest {
    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").getEpochSecond();
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;
    private static final LocalDays UTC = LocalDays.in(ZoneId.of("UTC"));

    private final ArrayList<Double> seconds = new ArrayList<>();
    private final ArrayList<SleepState> states = new ArrayList<>();

    private void at(long second, SleepState state) {
        seconds.add((double) second);
        states.add(state);
    }

    private SleepSteps until(long end) {
        return SleepSteps.holding(
                seconds.stream().mapToDouble(Double::doubleValue).toArray(), states.toArray(SleepState[]::new), (double)
                        end);
    }

    /** Eight hours of sleep from 23:00 on, each night shifted by some seconds. */
    private SleepSteps nights(int count, IntUnaryOperator shift) {
        at(NOON, SleepState.AWAKE);
        for (int night = 0; night < count; night++) {
            long asleep = NOON + (long) DAY * night + 11 * HOUR + shift.applyAsInt(night);
            at(asleep, SleepState.ASLEEP);
            at(asleep + 8 * HOUR, SleepState.AWAKE);
        }
        return until(NOON + (long) DAY * count);
    }

    private static Outcome<Double> index(SleepSteps steps) {
        return SleepRegularity.of(steps, UTC, SleepRegularity.LEAST_DAYS);
    }

    private static double known(Outcome<Double> outcome) {
        return outcome.figure().orElseThrow();
    }

    @Test
    void theSameHoursDailyAre100() {
        assertThat(known(index(nights(8, night -> 0)))).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.125, 0.25, 0.5})
    void aShiftCosts400Of24ForEachHour(double hours) {
        double index = known(index(nights(8, night -> (int) (night * hours * HOUR))));
        assertThat(index).isEqualTo((2400 - 400 * hours) / 24);
    }

    @Test
    void alternatingByTwoHours() {
        assertThat(known(index(nights(8, night -> night % 2 * 2 * HOUR)))).isEqualTo(1600 / 24.0);
    }

    @Test
    void fewerComparableDaysThanAskedForHaveNoValue() {
        // Six days are five pairs of days.
        assertThat(known(index(nights(6, night -> 0)))).isEqualTo(100);
        seconds.clear();
        states.clear();
        assertThat(index(nights(5, night -> 0)).reason()).hasValue("fewer than 5 comparable days");
        seconds.clear();
        states.clear();
        assertThat(SleepRegularity.of(until(0), UTC, 0).reason()).isPresent();
    }

    @Test
    void aDayWithMoreThanSixHoursUnknownIsDroppedWhole() {
        var steps = withUnknown(6 * HOUR);
        // Six hours are bridged: all else counts, in two pairs of days.
        assertThat(pairs(steps)).isEqualTo(7 * 8640 - 2 * 2160);
        assertThat(pairs(withUnknown(6 * HOUR + 10))).isEqualTo(5 * 8640);
    }

    private SleepSteps withUnknown(int duration) {
        seconds.clear();
        states.clear();
        at(NOON, SleepState.AWAKE);
        at(NOON + 3L * DAY + HOUR, SleepState.UNKNOWN);
        at(NOON + 3L * DAY + HOUR + duration, SleepState.AWAKE);
        return until(NOON + 8L * DAY);
    }

    /** How many pairs of steps counted, found by the bound at which there is no value any more. */
    private static long pairs(SleepSteps steps) {
        long low = 0;
        long high = 20 * 8640;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (SleepRegularity.of(steps, UTC, middle / 8640.0).figure().isPresent()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Test
    void aRecordingMayBeginInTheMidstOfADay() {
        at(NOON - HOUR, SleepState.AWAKE);
        assertThat(pairs(until(NOON + 7L * DAY))).isEqualTo(6 * 8640 + 360);
    }

    @Test
    void noonIsThatOfTheZone() {
        at(NOON, SleepState.AWAKE);
        at(NOON + 3L * DAY - 4 * HOUR, SleepState.UNKNOWN);
        at(NOON + 3L * DAY + 4 * HOUR, SleepState.AWAKE);
        var steps = until(NOON + 8L * DAY);
        // In UTC four hours on either side of noon; in Tokyo, noon is at 03:00 UTC, and all eight fall on one day.
        assertThat(pairs(steps)).isEqualTo(7 * 8640 - 2 * 2880);
        var tokyo = SleepRegularity.of(steps, LocalDays.in(ZoneId.of("Asia/Tokyo")), 5.01);
        assertThat(tokyo.reason()).isPresent();
    }

    @Test
    void onlyTheLast14DaysCount() {
        var steps = nights(30, night -> night < 16 ? night % 3 * 3 * HOUR : 0);
        assertThat(known(index(steps))).isEqualTo(100);
    }

    @Test
    void asleepIsInsideASleepOrNapAndScoredSo() {
        var sleeps = Sleeps.of(NOON / 60, States.of("60W 10S 60W 200S 5U 100S 5W 100S 60W"));
        var steps = SleepSteps.of(sleeps, NOON / 60, NOON / 60 + 600);
        assertThat(steps.length()).isEqualTo(600 * 6);
        assertThat(steps.state(65 * 6)).isEqualTo(SleepState.AWAKE);
        assertThat(steps.state(140 * 6)).isEqualTo(SleepState.ASLEEP);
        assertThat(steps.state(332 * 6)).isEqualTo(SleepState.UNKNOWN);
        assertThat(steps.state(437 * 6)).isEqualTo(SleepState.AWAKE);
        assertThat(SleepSteps.of(sleeps, NOON / 60 + 100, NOON / 60 + 110).second(0))
                .isEqualTo(NOON + 6_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
    void agreesWithAPlainCount(long seed) {
        var chance = new Random(seed);
        int length = 8 * 8640 + chance.nextInt(5 * 8640);
        var all = new SleepState[length];
        int at = 0;
        while (at < length) {
            int next = Math.min(length, at + 1 + chance.nextInt(4_000));
            var state = chance.nextInt(12) == 0
                    ? SleepState.UNKNOWN
                    : (chance.nextBoolean() ? SleepState.ASLEEP : SleepState.AWAKE);
            at(NOON + 10L * at, state);
            for (int i = at; i < next; i++) {
                all[i] = state;
            }
            at = next;
        }
        for (int day = 0; day < length; day += 8640) {
            int unknown = 0;
            for (int i = day; i < Math.min(length, day + 8640); i++) {
                unknown += all[i] == SleepState.UNKNOWN ? 1 : 0;
            }
            for (int i = day; unknown > 2160 && i < Math.min(length, day + 8640); i++) {
                all[i] = SleepState.UNKNOWN;
            }
        }
        double equal = 0;
        double pairs = 0;
        for (int i = 0; i + 8640 < length; i++) {
            if (all[i] != SleepState.UNKNOWN && all[i + 8640] != SleepState.UNKNOWN) {
                pairs++;
                equal += all[i] == all[i + 8640] ? 1 : 0;
            }
        }
        var found = SleepRegularity.of(until(NOON + 10L * length), UTC, 0.01);
        assertThat(known(found)).isCloseTo(-100 + 200 * equal / pairs, within(1e-9));
    }
}
