package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "10, 1.9", "25, 3.25", "50, 5.5", "75, 7.75", "90, 9.1", "100, 10"})
    void liesStraightBetweenNeighbours(double percent, double expected) {
        double[] values = {7, 3, 10, 1, 5, 9, 2, 8, 4, 6};
        assertThat(Percentiles.of(values, percent)).isEqualTo(expected);
    }

    @Test
    void ofOneValueIsThatValue() {
        assertThat(Percentiles.of(new double[] {4}, 10)).isEqualTo(4);
    }

    @Test
    void refusesWhatHasNoPercentile() {
        assertThatThrownBy(() -> Percentiles.of(new double[] {}, 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Percentiles.of(new double[] {1, Double.NaN}, 50))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Percentiles.of(new double[] {1}, 101)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheDefinition(long seed) {
        var chance = new Random(seed);
        double[] values = chance.doubles(1 + chance.nextInt(40)).toArray();
        double percent = chance.nextInt(101);
        // By the definition of type 7: the share of intervals between sorted values that lie below.
        var sorted = Arrays.stream(values).sorted().boxed().toList();
        double share = percent / 100;
        double expected = sorted.getLast();
        for (int i = 0; i + 1 < sorted.size(); i++) {
            double from = (double) i / (sorted.size() - 1);
            double to = (double) (i + 1) / (sorted.size() - 1);
            if (share >= from && share < to) {
                double part = (share - from) / (to - from);
                expected = sorted.get(i) * (1 - part) + sorted.get(i + 1) * part;
            }
        }
        assertThat(Percentiles.of(values, percent)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void aBaselineIsMedianAndQuartiles() {
        var baseline = Baseline.of(new double[] {30, 10, 20, 50, 40}).figure().orElseThrow();
        assertThat(baseline).isEqualTo(new Baseline(30, 10, 10, 5));
        assertThat(Baseline.of(new double[] {1, 2, 3, 4}).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("fewer than 5"));
    }

    @ParameterizedTest
    @CsvSource({"12:00, 0", "23:50, 710", "00:10, 730", "11:59, 1439", "07:30, 1170"})
    void clockTimesRunFromNoon(LocalTime time, double minutes) {
        assertThat(ClockTimes.minutesAfterNoon(time)).isEqualTo(minutes);
        assertThat(ClockTimes.timeOfDay(minutes)).isEqualTo(time);
    }

    @Test
    void aMedianOfBedtimesAroundMidnightIsAroundMidnight() {
        double[] bedtimes = Arrays.stream(new String[] {"23:40", "00:20", "23:50", "00:10", "00:00"})
                .mapToDouble(text -> ClockTimes.minutesAfterNoon(LocalTime.parse(text)))
                .toArray();
        assertThat(ClockTimes.timeOfDay(Percentiles.median(bedtimes))).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(ClockTimes.timeOfDay(1439.6)).isEqualTo(LocalTime.NOON);
    }
}
