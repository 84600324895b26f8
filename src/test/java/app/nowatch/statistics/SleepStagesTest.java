package app.nowatch.statistics;

import static app.nowatch.statistics.SleepStage.AWAKE;
import static app.nowatch.statistics.SleepStage.DEEP;
import static app.nowatch.statistics.SleepStage.LIGHT;
import static app.nowatch.statistics.SleepStage.REM;
import static app.nowatch.statistics.SleepStage.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SleepStagesTest {
    private static List<StageSegment> segments(Object... stagesAndSeconds) {
        var steps = new ArrayList<SleepStage>();
        for (int i = 0; i < stagesAndSeconds.length; i += 2) {
            for (int s = 0; s < (int) stagesAndSeconds[i + 1]; s += SleepStages.STEP_SECONDS) {
                steps.add((SleepStage) stagesAndSeconds[i]);
            }
        }
        return StageSegments.of(steps.toArray(SleepStage[]::new), 0);
    }

    @Test
    void aStageBelowTwoMinutesJoinsItsLongerNeighbour() {
        assertThat(segments(LIGHT, 300, DEEP, 90, REM, 600))
                .containsExactly(new StageSegment(LIGHT, 0, 300), new StageSegment(REM, 300, 990));
        assertThat(segments(LIGHT, 300, DEEP, 120, REM, 600)).hasSize(3);
        assertThat(segments(LIGHT, 300, DEEP, 90, LIGHT, 600)).containsExactly(new StageSegment(LIGHT, 0, 990));
    }

    @Test
    void whatIsUnknownStaysSoAndTakesNothing() {
        assertThat(segments(UNKNOWN, 600, DEEP, 60, UNKNOWN, 30)).hasSize(3);
        assertThat(segments(UNKNOWN, 600, DEEP, 60, LIGHT, 120))
                .containsExactly(new StageSegment(UNKNOWN, 0, 600), new StageSegment(LIGHT, 600, 780));
    }

    @Test
    void meanAndDeviationAreThoseOfTheRowsBetween() {
        var rows = new HeartRateRows(new long[] {10, 20, 30, 40}, new double[] {50, 60, 70, 90});
        assertThat(rows.mean(10, 40)).isEqualTo(60);
        assertThat(rows.deviation(10, 40)).isCloseTo(10, within(1e-9));
        assertThat(rows.count(11, 41)).isEqualTo(3);
        assertThat(rows.mean(41, 50)).isNaN();
        assertThat(rows.deviation(40, 50)).isNaN();
    }

    /** A night of eight hours: low and steady first, then higher and unsteady, then in between. */
    private static HeartRateRows heart(Diary diary, int every) {
        long start = diary.since1970("2026-01-12T22:00") * 60;
        int count = 10 * 3_600 / every;
        long[] seconds = new long[count];
        double[] beats = new double[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = start + (long) i * every;
            int hour = i * every / 3_600;
            beats[i] = hour < 3 ? 50 + i % 2 : hour < 5 ? 64 + i % 2 * 8 : 57 + i % 2 * 3;
        }
        return new HeartRateRows(seconds, beats);
    }

    private static Diary diary() {
        return new Diary("UTC", "2026-01-12", "2026-01-13").asleep("2026-01-12T23:00", "2026-01-13T07:00");
    }

    private static Outcome<List<StageSegment>> stages(Diary diary, int every) {
        var timeline = diary.timeline();
        var night = timeline.sleeps().night(diary.day("2026-01-13")).orElseThrow();
        return SleepStages.of(heart(diary, every), timeline, night);
    }

    @Test
    void lowAndSteadyIsDeepHighAndUnsteadyIsRem() {
        var diary = diary().move("2026-01-13T06:00", "2026-01-13T06:08", 900);
        var found = stages(diary, 10).figure().orElseThrow();
        assertThat(found).extracting(StageSegment::stage).containsExactly(DEEP, LIGHT, REM, LIGHT, AWAKE, LIGHT);
        assertThat(found.get(2).start()).isCloseTo(diary.since1970("2026-01-13T01:00") * 60, within(300L));
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).start()).isEqualTo(found.get(i - 1).end());
        }
    }

    @Test
    void aMissingSeriesIsUnknown() {
        var found = stages(diary().off("2026-01-13T04:00", "2026-01-13T04:25"), 10)
                .figure()
                .orElseThrow();
        assertThat(found).extracting(StageSegment::stage).contains(UNKNOWN);
    }

    @Test
    void heartRateOnceAMinuteIsRefused() {
        assertThat(stages(diary(), 60).reason()).isPresent();
        assertThat(stages(diary(), 30).figure()).isPresent();
    }

    private static List<SleepCycles.Cycle> cycles(Object... stagesAndMinutes) {
        var all = new ArrayList<StageSegment>();
        long at = 0;
        for (int i = 0; i < stagesAndMinutes.length; i += 2) {
            long next = at + (int) stagesAndMinutes[i + 1] * 60L;
            all.add(new StageSegment((SleepStage) stagesAndMinutes[i], at, next));
            at = next;
        }
        return SleepCycles.of(all);
    }

    private static SleepCycles.Cycle cycle(int fromMinute, int toMinute) {
        return new SleepCycles.Cycle(fromMinute * 60L, toMinute * 60L);
    }

    @Test
    void aCycleIsNonRemAndThenRem() {
        assertThat(cycles(LIGHT, 40, DEEP, 40, REM, 10, LIGHT, 60, REM, 20, LIGHT, 30))
                .containsExactly(cycle(0, 90), cycle(90, 170));
        assertThat(cycles(LIGHT, 14, REM, 10, LIGHT, 200)).isEmpty();
        assertThat(cycles()).isEmpty();
    }

    @Test
    void onlyTheFirstRemMayBeShort() {
        assertThat(cycles(LIGHT, 60, REM, 2, LIGHT, 60, REM, 4, LIGHT, 60, REM, 5))
                .containsExactly(cycle(0, 62), cycle(62, 191));
    }

    @Test
    void aShortInterruptionDoesNotEndRem() {
        assertThat(cycles(LIGHT, 60, REM, 10, LIGHT, 14, REM, 10, LIGHT, 60)).containsExactly(cycle(0, 94));
        assertThat(cycles(LIGHT, 60, REM, 10, AWAKE, 20, REM, 10)).containsExactly(cycle(0, 100));
        assertThat(cycles(LIGHT, 60, REM, 10, LIGHT, 15, REM, 10)).hasSize(2);
    }
}
