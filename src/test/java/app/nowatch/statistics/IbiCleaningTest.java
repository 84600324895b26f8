package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IbiCleaningTest {
    private static Beats beats(double... intervals) {
        return Beats.consecutive(intervals);
    }

    private static double[] intervals(Beats beats) {
        return IntStream.range(0, beats.size()).mapToDouble(beats::interval).toArray();
    }

    @Test
    void theRangeIsKeptWithItsEnds() {
        assertThat(intervals(IbiCleaning.byRange(beats(700, 600, 2300, 200, 1000, 230, 1200))))
                .containsExactly(700, 600, 1000, 1200);
        assertThat(intervals(IbiCleaning.byRange(beats(299, 300, 2000, 2001)))).containsExactly(300, 2000);
    }

    @Test
    void exactlyAFifthStays() {
        assertThat(intervals(IbiCleaning.byMalik(beats(100, 110, 100, 130, 100, 100, 70, 100, 120, 100))))
                .containsExactly(100, 110, 100, 100, 100, 100, 120, 100);
    }

    @Test
    void oneBadFirstBeatDoesNotLoseTheNight() {
        double[] night = new double[28_001];
        Arrays.fill(night, 1000);
        night[0] = 480;
        assertThat(intervals(IbiCleaning.clean(beats(night)))).hasSize(28_000).containsOnly(1000);
    }

    @Test
    void threeLeftOutInARowAreTestedAmongThemselves() {
        var kept = IbiCleaning.byMalik(beats(1000, 1000, 600, 610, 620, 630));
        assertThat(intervals(kept)).containsExactly(1000, 1000, 600, 610, 620, 630);
        // The jump itself is what the rule refuses: it is no difference of adjacent beats.
        assertThat(kept.adjacent(0)).isTrue();
        assertThat(kept.adjacent(1)).isFalse();
        assertThat(kept.adjacent(2)).isTrue();
    }

    @Test
    void oneOfTheThreeThatAgreesWithNoneIsStillLeftOut() {
        assertThat(intervals(IbiCleaning.byMalik(beats(1000, 1000, 600, 1900, 610, 620))))
                .containsExactly(1000, 1000, 600, 610, 620);
    }

    @Test
    void twoLeftOutInARowChangeNothing() {
        assertThat(intervals(IbiCleaning.byMalik(beats(1000, 1000, 600, 600, 1000, 600, 600, 1000))))
                .containsExactly(1000, 1000, 1000, 1000);
    }

    @Test
    void theComparisonStartsAfreshAfterAGap() {
        double[] seconds = {1, 2, 60, 61, 62};
        var kept = IbiCleaning.byMalik(Beats.stamped(seconds, new double[] {1000, 1000, 600, 600, 600}));
        assertThat(intervals(kept)).containsExactly(1000, 1000, 600, 600, 600);
        var oneMore = IbiCleaning.byMalik(
                Beats.stamped(new double[] {1, 2, 3, 4, 60, 61}, new double[] {1000, 1000, 500, 500, 500, 1000}));
        // Two before the gap and one after it are not three in a row.
        assertThat(intervals(oneMore)).containsExactly(1000, 1000, 500);
    }

    @Test
    void whatFollowsABeatLeftOutIsNotAdjacent() {
        var kept = IbiCleaning.clean(beats(1000, 1010, 1500, 1000, 1010));
        assertThat(intervals(kept)).containsExactly(1000, 1010, 1000, 1010);
        assertThat(kept.adjacent(0)).isTrue();
        assertThat(kept.adjacent(1)).isFalse();
        assertThat(IntStream.range(0, kept.size()).map(kept::row)).containsExactly(0, 1, 3, 4);
    }

    @Test
    void aBeatOutOfRangeIsNoGap() {
        // After it the comparison goes on with the last beat kept, so 600 still goes.
        assertThat(intervals(IbiCleaning.clean(beats(1000, 1000, 2100, 600, 1000))))
                .containsExactly(1000, 1000, 1000);
    }
}
