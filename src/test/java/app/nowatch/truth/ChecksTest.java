package app.nowatch.truth;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.statistics.SleepSpan;
import app.nowatch.statistics.SleepStage;
import app.nowatch.statistics.StageSegment;
import app.nowatch.statistics.Stressor;
import app.nowatch.wearer.Gap;
import app.nowatch.wearer.Night;
import app.nowatch.wearer.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as right. */
class ChecksTest {
    private static final Instant START = Instant.parse("2026-03-02T22:00:00Z");
    private static final long MINUTE = START.getEpochSecond() / 60;

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    /** An hour light, an hour deep. */
    private static Night night() {
        return new Night(
                LocalDate.parse("2026-03-03"),
                START,
                at(120),
                List.of(),
                List.of(
                        new app.nowatch.wearer.StageSegment(Stage.LIGHT, START, at(60)),
                        new app.nowatch.wearer.StageSegment(Stage.DEEP, at(60), at(120))));
    }

    @ParameterizedTest
    @CsvSource({
        "-10, 10, true, true",
        "10, -10, true, true",
        "11, 0, false, true",
        "-11, 0, false, true",
        "0, 11, true, false"
    })
    void tenMinutesAreRightAndElevenAreNot(int startLate, int endLate, boolean start, boolean end) {
        int length = 120 + endLate - startLate;
        var seen = new SleepSpan(MINUTE + startLate, MINUTE + 120 + endLate, length, 0, 0, 0);
        var check = NightCheck.of(night(), false, Optional.of(seen));
        assertThat(check.startIsRight()).isEqualTo(start);
        assertThat(check.endIsRight()).isEqualTo(end);
        assertThat(check.bothAreRight()).isEqualTo(start && end);
    }

    @Test
    void aNightThatIsNotSeenIsWrong() {
        var check = NightCheck.of(night(), true, Optional.empty());
        assertThat(check.startIsRight() || check.endIsRight() || check.found()).isFalse();
    }

    private static StageSegment told(SleepStage stage, int from, int to) {
        return new StageSegment(stage, 60 * (MINUTE + from), 60 * (MINUTE + to));
    }

    private static StageCheck stages() {
        var check = new StageCheck();
        var gap = new Gap(at(110), at(130), Gap.Trace.NOTHING);
        var told = List.of(
                told(SleepStage.AWAKE, -20, 10), told(SleepStage.LIGHT, 10, 80), told(SleepStage.DEEP, 80, 100));
        check.add(night(), List.of(gap), told);
        return check;
    }

    @Test
    void stepsOfTheWornNightAreCountedByWhatTheyWereAndWereCalled() {
        var check = stages();
        assertThat(check.count(SleepStage.LIGHT, SleepStage.AWAKE)).isEqualTo(20);
        assertThat(check.count(SleepStage.LIGHT, SleepStage.LIGHT)).isEqualTo(100);
        assertThat(check.count(SleepStage.DEEP, SleepStage.LIGHT)).isEqualTo(40);
        assertThat(check.count(SleepStage.DEEP, SleepStage.DEEP)).isEqualTo(40);
        assertThat(check.count(SleepStage.DEEP, SleepStage.UNKNOWN)).isEqualTo(20);
    }

    @Test
    void agreementIsAgainstAConstantGuessAndAgainstChance() {
        // 140 of 220 right, 120 of 220 light; by chance (120·140 + 100·40) / 220² = 0.430.
        assertThat(StageTable.of(stages()))
                .contains("four stages         agreement 63.6 %, one constant guess 54.5 %, kappa 0.36")
                // 180 of 220 right; by chance 180 / 220: nothing but sleep there was.
                .contains("wake, sleep         agreement 81.8 %, one constant guess 100.0 %, kappa 0.00");
    }

    @Test
    void stressorsAreTheSameWhenTheyOverlap() {
        var lived = List.of(lived(0, 10), lived(60, 70), lived(100, 110));
        var check = StressCheck.ofDay(lived, List.of(seen(9, 20), seen(40, 60), seen(59, 61), seen(64, 66)));
        assertThat(check).isEqualTo(new StressCheck(1, 0, 3, 2, 4, 3));
        assertThat(StressTable.of(check.plus(StressCheck.DAY_WITHOUT)))
                .containsExactly(
                        "days       1 with a value, 1 without",
                        "recall     66.7 %: 2 of 3 stressors were seen",
                        "precision  75.0 %: 3 of 4 that were told had been");
    }

    private static app.nowatch.wearer.Stressor lived(int from, int to) {
        return new app.nowatch.wearer.Stressor(at(from), at(to), 20, Duration.ofMinutes(3));
    }

    private static Stressor seen(int from, int to) {
        return new Stressor(MINUTE + from, MINUTE + to, to - from, MINUTE + from);
    }
}
