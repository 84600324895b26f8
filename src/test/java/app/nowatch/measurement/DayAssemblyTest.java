package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DayAssemblyTest {
    private static final long T = Series.MIDNIGHT;

    /** Rows of several days in any order, in both directions, with seconds that come again. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void keepsForEachSecondTheLaterRow(long seed) {
        var random = new Random(seed);
        var times = new ArrayList<Long>();
        for (int i = 0; i < 30_000; i++) {
            times.add(T - random.nextInt(6) * 86_400L + random.nextInt(4_000));
        }
        switch (random.nextInt(4)) {
            case 0 -> Collections.sort(times);
            case 1 -> times.sort(Collections.reverseOrder());
            case 2 -> Collections.rotate(times.subList(0, 20_000), 7_000);
            default -> {}
        }
        var expected = new TreeMap<Long, String>();
        var csv = new StringBuilder();
        for (var time : times) {
            int value = random.nextInt(40, 100);
            expected.put(time, value + "/4");
            csv.append(time).append(',').append(value).append('\n');
        }
        var parsing = Parsing.of(SeriesType.HEART_RATE, csv.toString());
        assertThat(parsing.model()).isEqualTo(expected);
        assertThat(parsing.kept()).isEqualTo(30_000);
        assertThat(parsing.days()).extracting(PreparedDay::day).isSorted();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void joinsBeatsOfASecondInFileOrder(long seed) {
        var random = new Random(seed);
        var expected = new TreeMap<Long, String>();
        var csv = new StringBuilder();
        int rejected = 0;
        for (int i = 0; i < 30_000; i++) {
            long time = T - random.nextInt(3) * 86_400L + (random.nextBoolean() ? i / 20 : random.nextInt(2_000));
            var beat = Integer.toString(random.nextInt(300, 2_000));
            csv.append(time).append(',').append(beat).append('\n');
            var before = expected.get(time);
            if (before == null) {
                expected.put(time, beat);
            } else if (before.split(" ").length < 16) {
                expected.put(time, before + " " + beat);
            } else {
                rejected++;
            }
        }
        var parsing = Parsing.of(SeriesType.HEART_BEAT, csv.toString());
        parsing.model().forEach((time, beats) -> assertThat(beats).isEqualTo(expected.get(time)));
        assertThat(parsing.model()).hasSameSizeAs(expected);
        assertThat(parsing.rejections().count()).isEqualTo(rejected);
        assertThat(parsing.kept()).isEqualTo(30_000 - rejected);
    }

    @Test
    void holdsNoMoreThanTwoRowsASecondOfADay() {
        var csv = new StringBuilder();
        for (int i = 400_000; i > 0; i--) {
            csv.append(T + i % 1_000).append(",").append(60 + i % 7).append('\n');
        }
        var parsing =
                Parsing.of(SeriesType.HEART_RATE, csv.toString().getBytes(StandardCharsets.UTF_8), budget(8 << 20));
        assertThat(parsing.model()).hasSize(1_000);
        assertThat(parsing.kept()).isEqualTo(400_000);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void givesItsMemoryBack(boolean enough) {
        var budget = budget(enough ? 16 << 20 : 100_000);
        byte[] csv = unordered(50_000).getBytes(StandardCharsets.UTF_8);
        if (enough) {
            assertThat(Parsing.of(SeriesType.HEART_RATE, csv, budget).kept()).isEqualTo(50_000);
        } else {
            assertThatThrownBy(() -> Parsing.of(SeriesType.HEART_RATE, csv, budget))
                    .isInstanceOfSatisfying(
                            Problem.Overloaded.class,
                            problem -> assertThat(problem.retryAfter()).isPositive());
        }
        assertThat(budget.free()).isEqualTo(enough ? 16 << 20 : 100_000);
    }

    @Test
    void daysThatComeInOneRunEachNeedLittleMemory() {
        var csv = new StringBuilder();
        for (long time = T; time > T - 86_400L * 400; time -= 600) {
            csv.append(time).append(",72\n");
        }
        byte[] descending = csv.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(Parsing.of(SeriesType.HEART_RATE, descending, budget(200_000))
                        .days())
                .hasSize(401);
    }

    private static MemoryBudget budget(long bytes) {
        return new MemoryBudget(bytes, "the server holds many unordered files at the moment");
    }

    private static String unordered(int rows) {
        var csv = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            csv.append(T - i * 7L % 30 * 86_400 + i).append(",72\n");
        }
        return csv.toString();
    }
}
