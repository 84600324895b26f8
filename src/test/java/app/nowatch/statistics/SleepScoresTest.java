package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cole–Kripke and Sadeh. */
class SleepScoresTest {
    private static final int ACTIVE = 20;

    private static double[] oneActiveMinute(double counts) {
        double[] all = new double[2 * ACTIVE];
        all[ACTIVE] = counts;
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "434, 0, ASLEEP",
        "435, 0, AWAKE",
        "1315, 1, ASLEEP",
        "1316, 1, AWAKE",
        "1351, -1, ASLEEP",
        "1352, -1, AWAKE"
    })
    void coleKripkeOfOneActiveMinute(double counts, int after, SleepState expected) {
        double score = ColeKripke.scores(oneActiveMinute(counts))[ACTIVE + after];
        assertThat(ColeKripke.state(score)).isEqualTo(expected);
    }

    @Test
    void coleKripkeWeighsFourBeforeAndTwoAfterAndCapsAt30000Counts() {
        double[] scores = ColeKripke.scores(oneActiveMinute(45_000));
        // Seen from the minute itself, the active one lies before those after it.
        double[] expected = {67, 74, 230, 76, 58, 54, 106};
        for (int i = 0; i < expected.length; i++) {
            assertThat(scores[ACTIVE - 2 + i]).isEqualTo(0.001 * (expected[i] * 300));
        }
        assertThat(scores[ACTIVE - 3]).isZero();
        assertThat(scores[ACTIVE + 5]).isZero();
    }

    @Test
    void aScoreOfExactlyOneIsAwake() {
        assertThat(ColeKripke.state(1)).isEqualTo(SleepState.AWAKE);
        assertThat(Sadeh.state(-4)).isEqualTo(SleepState.AWAKE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void coleKripkeAgreesWithItsFormula(long seed) {
        var chance = new Random(seed);
        double[] counts = new double[60];
        Arrays.setAll(counts, i -> chance.nextInt(5) == 0 ? Double.NaN : chance.nextInt(60_000));
        double[] padded = new double[counts.length + 6];
        for (int i = 0; i < counts.length; i++) {
            padded[i + 4] = Double.isNaN(counts[i]) ? 0 : Math.min(counts[i] / 100, 300);
        }
        double[] scores = ColeKripke.scores(counts);
        for (int i = 0; i < counts.length; i++) {
            double[] e = Arrays.copyOfRange(padded, i, i + 7);
            double expected =
                    0.001 * (106 * e[0] + 54 * e[1] + 58 * e[2] + 76 * e[3] + 230 * e[4] + 74 * e[5] + 67 * e[6]);
            assertThat(scores[i]).isEqualTo(expected);
        }
    }

    @Test
    void deviceMovementOf250AwakeBorderIsScaled() {
        // 0.6 of 725 is 435 counts: the first that is awake alone.
        var record = MinuteRecord.starting(0, 2 * ACTIVE);
        for (int i = 0; i < 2 * ACTIVE; i++) {
            record.heartRate(i, 60).movement(i, i == ACTIVE ? 725 : 0);
        }
        assertThat(ColeKripke.states(record.build())[ACTIVE]).isEqualTo(SleepState.AWAKE);
        assertThat(ColeKripke.states(record.movement(ACTIVE, 724).build())[ACTIVE])
                .isEqualTo(SleepState.ASLEEP);
    }

    @Test
    void aStateNeedsMovementAndWear() {
        var record = MinuteRecord.starting(0, 3)
                .heartRate(0, 60)
                .movement(1, 0)
                .heartRate(2, 60)
                .movement(2, 0);
        assertThat(ColeKripke.states(record.off(1).build()))
                .containsExactly(SleepState.UNKNOWN, SleepState.UNKNOWN, SleepState.ASLEEP);
    }

    @ParameterizedTest
    @CsvSource({"266, -3.9799, ASLEEP", "267, -4.0113, AWAKE", "49, 3.4411, ASLEEP", "50, 2.3184, ASLEEP"})
    void sadehOfOneActiveMinute(double counts, double expected, SleepState state) {
        double score = Sadeh.scores(oneActiveMinute(counts))[ACTIVE];
        assertThat(score).isCloseTo(expected, within(5e-5));
        assertThat(Sadeh.state(score)).isEqualTo(state);
    }

    @Test
    void sadehCapsAt300AndCountsTheMiddleRangeInElevenMinutes() {
        assertThat(Sadeh.scores(oneActiveMinute(5_000))).containsExactly(Sadeh.scores(oneActiveMinute(300)));
        double[] scores = Sadeh.scores(oneActiveMinute(50));
        // The fifth minute before sees the active one in its mean and among its middle values, not in its deviation.
        assertThat(scores[ACTIVE - 5]).isEqualTo(7.601 - 0.065 * (50 / 11.0) - 1.08);
        assertThat(scores[ACTIVE - 6]).isEqualTo(7.601);
        assertThat(Sadeh.scores(oneActiveMinute(100))[ACTIVE - 5]).isEqualTo(7.601 - 0.065 * (100 / 11.0));
    }
}
