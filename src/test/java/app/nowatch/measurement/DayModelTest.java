package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Merging, hashing, comparing and folding, held against a map from second to value. */
class DayModelTest {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void laterPartsWinAndTheHashDependsOnContentAlone(long seed) {
        var random = new Random(seed);
        for (var type : SeriesType.values()) {
            var model = new TreeMap<Integer, String>();
            var parts = new ArrayList<Columns>();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                var part = cut(type, Series.random(type, random), random);
                parts.add(part);
                model.putAll(Series.model(part));
            }
            var merged = DayMerge.merge(parts, type.beats());
            assertThat(Series.model(merged)).isEqualTo(model);
            assertThat(DayHash.of(merged)).isEqualTo(DayHash.of(Series.columns(type, model)));
        }
    }

    /** Some run of the rows, so that parts overlap or follow each other. */
    private static Columns cut(SeriesType type, Columns rows, Random random) {
        var model = new TreeMap<>(Series.model(rows));
        int from = random.nextInt(Columns.SECONDS_A_DAY);
        var run = model.subMap(from, from + Columns.SECONDS_A_DAY / 3);
        return Series.columns(type, run.isEmpty() ? model : run);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void aChangeTurnsTheStoredDayIntoTheMergedOne(long seed) {
        var random = new Random(seed);
        for (var type : SeriesType.values()) {
            var stored = cut(type, Series.random(type, random), random);
            var sent = Series.columns(type, mixed(type, stored, random));
            var change = DayChange.between(stored, sent);

            var expected = new TreeMap<>(Series.model(stored));
            expected.putAll(Series.model(sent));
            var parts = change.fresh().isEmpty() ? List.of(stored) : List.of(stored, change.fresh());
            var merged = DayMerge.merge(parts, type.beats());
            assertThat(Series.model(merged)).isEqualTo(expected);
            assertThat(DayHash.of(stored) + change.hash()).isEqualTo(DayHash.of(merged));
            assertThat(stored.size + change.added()).isEqualTo(merged.size);
            assertThat(change.accepted() + change.unchanged()).isEqualTo(sent.size);
            assertThat(change.accepted()).isEqualTo(change.fresh().size);
        }
    }

    private static Map<Integer, String> mixed(SeriesType type, Columns stored, Random random) {
        var mixed = new TreeMap<Integer, String>();
        Series.model(stored).forEach((second, says) -> {
            if (random.nextInt(3) == 0) {
                mixed.put(second, says);
            }
        });
        mixed.putAll(Series.model(cut(type, Series.random(type, random), random)));
        return mixed;
    }

    @Test
    void allRowsOfASecondShareItsFate() {
        var stored = new Columns(false, 2);
        stored.add(10, 70, 4);
        stored.add(11, 71, 4);
        var sent = new Columns(false, 2);
        sent.add(10, 70, 4);
        sent.addExtra(2);
        sent.add(11, 71, 3);
        sent.addExtra(1);
        sent.add(12, 72, 4);
        var change = DayChange.between(stored, sent);
        assertThat(change.unchanged()).isEqualTo(3);
        assertThat(change.accepted()).isEqualTo(3);
        assertThat(change.added()).isEqualTo(1);
        assertThat(Series.model(change.fresh())).containsOnlyKeys(11, 12);
    }

    @Test
    void foldsTheNewestPartsTogetherWithOlderOnesNoLarger() {
        assertThat(Folding.newestToFold(new int[] {1, 1, 1, 1, 1, 1, 1, 1})).isZero();
        assertThat(Folding.newestToFold(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1})).isEqualTo(9);
        assertThat(Folding.newestToFold(new int[] {900, 80, 70, 60, 50, 40, 30, 20, 1}))
                .as("at least two")
                .isEqualTo(2);
        assertThat(Folding.newestToFold(new int[] {900, 80, 7, 6, 5, 4, 3, 2, 2}))
                .isEqualTo(7);
    }

    @Test
    void aDayInManyUploadsIsRewrittenAFewTimes() {
        var parts = new ArrayList<Integer>();
        long written = 0;
        for (int upload = 0; upload < 288; upload++) {
            parts.add(300);
            written += 300;
            int fold = Folding.newestToFold(
                    parts.stream().mapToInt(Integer::intValue).toArray());
            if (fold > 0) {
                var newest = parts.subList(parts.size() - fold, parts.size());
                int sum = newest.stream().mapToInt(Integer::intValue).sum();
                newest.clear();
                parts.add(sum);
                written += sum;
            }
            assertThat(parts.size()).isLessThanOrEqualTo(Folding.MOST_PARTS);
        }
        assertThat(written / 86_400.0).isLessThan(6);
    }
}
