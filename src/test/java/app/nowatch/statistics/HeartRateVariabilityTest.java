package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartRateVariabilityTest {
    private static double[] of(double... values) {
        return values;
    }

    private static double known(Outcome<Double> outcome) {
        return outcome.figure().orElseThrow();
    }

    @Test
    void theVectorsHoldToTheLastDigit() {
        var first = Beats.consecutive(of(800, 810, 790, 805, 795));
        assertThat(known(HeartRateVariability.rmssd(first))).isEqualTo(14.361406616345072);
        assertThat(known(HeartRateVariability.sdnn(first))).isEqualTo(7.905694150420948);
        var second = Beats.consecutive(of(800, 900, 800, 900, 800, 900));
        assertThat(known(HeartRateVariability.rmssd(second))).isEqualTo(100);
        assertThat(known(HeartRateVariability.sdnn(second))).isEqualTo(54.772255750516614);
        assertThat(known(HeartRateVariability.pnn50(second))).isEqualTo(100);
    }

    @Test
    void exactly50MillisecondsAreNotAbove50() {
        var beats = Beats.consecutive(of(800, 850, 901, 850));
        assertThat(known(HeartRateVariability.pnn50(beats))).isEqualTo(100.0 * 2 / 3);
    }

    @Test
    void withoutTwoBeatsThereIsNoValue() {
        assertThat(HeartRateVariability.rmssd(Beats.consecutive(of(800))).reason())
                .isPresent();
        assertThat(HeartRateVariability.pnn50(Beats.consecutive(of())).reason()).isPresent();
        assertThat(HeartRateVariability.sdnn(Beats.consecutive(of(800))).reason())
                .isPresent();
    }

    @Test
    void beatsAreAdjacentBelowTheirIntervalAndOneSecond() {
        // Two seconds after the one before: adjacent with 1001 ms, no longer with 1000.
        assertThat(Beats.stamped(of(10, 12), of(1000, 1001)).adjacent(0)).isTrue();
        assertThat(Beats.stamped(of(10, 12), of(1000, 1000)).adjacent(0)).isFalse();
        assertThat(Beats.stamped(of(10, 10, 10), of(400, 410, 420)).adjacent(1)).isTrue();
    }

    @Test
    void adjacencyIsForgottenOverAGapButNotTheBeats() {
        var beats = Beats.stamped(of(1, 2, 3, 60, 61), of(800, 810, 800, 1000, 1010));
        assertThat(known(HeartRateVariability.rmssd(beats))).isEqualTo(10);
        assertThat(beats.size()).isEqualTo(5);
    }

    @Test
    void anUnknownBeatPartsItsNeighbours() {
        var beats = Beats.consecutive(of(800, Double.NaN, 900, 910));
        assertThat(known(HeartRateVariability.rmssd(beats))).isEqualTo(10);
        assertThat(known(HeartRateVariability.sdnn(beats))).isEqualTo(Math.sqrt((70 * 70 + 30 * 30 + 40 * 40) / 2.0));
    }

    @Test
    void stampsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> Beats.stamped(of(5, 4), of(800, 800))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Beats of one second from a second on: alternating by {@code swing} ms. */
    private static Beats steady(long start, int count, double swing) {
        double[] seconds = IntStream.range(0, count).mapToDouble(i -> start + i).toArray();
        double[] intervals =
                IntStream.range(0, count).mapToDouble(i -> 1000 + i % 2 * swing).toArray();
        return Beats.stamped(seconds, intervals);
    }

    @Test
    void aNightIsTheMeanOfTheWindowsInsideIt() {
        var windows = VariabilityWindows.of(IbiCleaning.clean(steady(3_000, 300 * 8, 40)));
        assertThat(windows)
                .hasSize(8)
                .allSatisfy(window -> assertThat(window.rmssd()).isEqualTo(40));
        assertThat(known(VariabilityWindows.night(windows, 3_000, 3_000 + 8 * 300)))
                .isEqualTo(40);
        // A second later the first window is no longer wholly inside.
        assertThat(known(VariabilityWindows.night(windows, 3_001, 3_000 + 7 * 300)))
                .isEqualTo(40);
        assertThat(VariabilityWindows.night(windows, 3_001, 3_000 + 7 * 300 - 1).reason())
                .isPresent();
    }

    @Test
    void aWindowNeeds240SecondsOfKeptBeats() {
        assertThat(VariabilityWindows.of(steady(3_000, 240, 0))).hasSize(1);
        assertThat(VariabilityWindows.of(steady(3_000, 239, 0))).isEmpty();
    }

    @Test
    void aDifferenceOverTheBorderOfWindowsBelongsToNone() {
        double[] seconds = IntStream.range(0, 600).mapToDouble(i -> 3_000 + i).toArray();
        double[] intervals = new double[600];
        Arrays.fill(intervals, 0, 300, 1000);
        Arrays.fill(intervals, 300, 600, 1100);
        assertThat(VariabilityWindows.of(Beats.stamped(seconds, intervals)))
                .extracting(VariabilityWindows.Window::rmssd)
                .containsExactly(0.0, 0.0);
    }
}
