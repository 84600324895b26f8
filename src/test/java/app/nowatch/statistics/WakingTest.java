package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Waking, the heart at rest, and activity. */
class WakingTest {
    private static final String DAY = "2026-01-13";

    private static Diary diary() {
        return new Diary("Europe/Amsterdam", "2026-01-12", "2026-01-14")
                .asleep("2026-01-12T23:00", "2026-01-13T07:00")
                .asleep("2026-01-13T23:00", "2026-01-14T07:00");
    }

    @Test
    void awakeIsOutsideEverySleepAndNap() {
        var diary = diary().asleep("2026-01-13T14:00", "2026-01-13T15:00");
        var timeline = diary.timeline();
        assertThat(timeline.awake(diary.minute("2026-01-13T06:00"))).isFalse();
        assertThat(timeline.awake(diary.minute("2026-01-13T08:00"))).isTrue();
        assertThat(timeline.awake(diary.minute("2026-01-13T14:30"))).isFalse();
        assertThat(timeline.awakeByClock(diary.day(DAY))).isFalse();
        assertThat(timeline.awakeMinutes(diary.day(DAY))).isBetween(895, 905);
    }

    @Test
    void withoutMovementTheClockTells() {
        var diary = diary().withoutMovement().off("2026-01-13T08:30", "2026-01-13T09:00");
        var timeline = diary.timeline();
        assertThat(timeline.awakeByClock(diary.day(DAY))).isTrue();
        assertThat(timeline.awakeMinutes(diary.day(DAY))).isEqualTo(14 * 60 - 30);
        assertThat(timeline.awake(diary.minute("2026-01-13T07:59"))).isFalse();
        assertThat(timeline.awake(diary.minute("2026-01-13T21:59"))).isTrue();
        assertThat(timeline.awake(diary.minute("2026-01-13T22:00"))).isFalse();
    }

    @Test
    void enoughIs360MinutesAwakeAndWorn() {
        var enough = diary().withoutMovement().off("2026-01-13T14:00", "2026-01-13T23:59");
        assertThat(enough.timeline().hasEnough(enough.day(DAY))).isTrue();
        var fewer = enough.off("2026-01-13T13:59", "2026-01-13T23:59");
        assertThat(fewer.timeline().hasEnough(fewer.day(DAY))).isFalse();
    }

    @Test
    void theRestingHeartRateIsOfTheMinutesThatEndFiveStillOnes() {
        var diary = new Diary("Europe/Amsterdam", DAY, DAY)
                .move("2026-01-13T00:00", "2026-01-14T00:00", 2_000)
                .still("2026-01-13T10:00", "2026-01-13T10:34")
                .heart("2026-01-13T10:04", "2026-01-13T10:34", 58)
                .heart("2026-01-13T10:00", "2026-01-13T10:04", 40);
        var resting =
                RestingHeartRate.of(diary.timeline(), diary.day(DAY)).figure().orElseThrow();
        assertThat(resting).isEqualTo(new RestingHeartRate.Resting(58, 30));
        var fewer = diary.move("2026-01-13T10:33", "2026-01-13T10:34", 2_000);
        assertThat(RestingHeartRate.of(fewer.timeline(), fewer.day(DAY)).reason())
                .hasValue("only 29 of the 30 resting minutes needed");
    }

    @Test
    void stillnessCountsOverMidnight() {
        var diary = new Diary("UTC", "2026-01-12", "2026-01-13")
                .move("2026-01-12T00:00", "2026-01-14T00:00", 2_000)
                .still("2026-01-12T23:56", "2026-01-13T00:30");
        var resting = RestingHeartRate.of(diary.timeline(), diary.day(DAY)).figure();
        assertThat(resting)
                .hasValueSatisfying(found -> assertThat(found.minutes()).isEqualTo(30));
    }

    @Test
    void aMinuteIsIntenseByCadenceTypeOrHeartRateWhileMoving() {
        var record = MinuteRecord.starting(0, 9)
                .cadence(0, 130)
                .cadence(1, 129.9)
                .type(2, MinuteRecord.RUN)
                .cadence(3, 10)
                .heartRate(3, 138.6)
                .cadence(4, 10)
                .heartRate(4, 138.5)
                .cadence(5, 0)
                .heartRate(5, 170)
                .cadence(6, 100)
                .cadence(7, 10)
                .heartRate(7, 115.2)
                .cadence(8, 99)
                .heartRate(8, 115.1)
                .build();
        var efforts = new Effort[9];
        for (int i = 0; i < 9; i++) {
            efforts[i] = Effort.of(record, i, 40);
        }
        assertThat(efforts)
                .containsExactly(
                        Effort.INTENSE,
                        Effort.MODERATE,
                        Effort.INTENSE,
                        Effort.INTENSE,
                        Effort.MODERATE,
                        Effort.NONE,
                        Effort.MODERATE,
                        Effort.MODERATE,
                        Effort.NONE);
    }

    @Test
    void theLongestBoutIsTheLongestRun() {
        var diary = diary().steps("2026-01-13T10:00", "2026-01-13T10:10", 140)
                .steps("2026-01-13T12:00", "2026-01-13T12:25", 140)
                .steps("2026-01-13T12:10", "2026-01-13T12:11", 110);
        assertThat(IntenseActivity.of(diary.record(), diary.day(DAY), 40).figure())
                .hasValue(new IntenseActivity.Activity(34, 1, 14));
        var nothing = MinuteRecord.starting(diary.day(DAY).startMinute(), 1440).build();
        assertThat(IntenseActivity.of(nothing, diary.day(DAY), 40).reason()).hasValue("no data");
    }
}
