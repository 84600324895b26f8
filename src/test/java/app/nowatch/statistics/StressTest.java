package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StressTest {
    private static final String DAY = "2026-01-15";

    /** Four days of sitting, by night asleep. */
    private static Diary diary() {
        var diary = new Diary("Europe/Amsterdam", "2026-01-11", "2026-01-16");
        for (int day = 11; day <= 16; day++) {
            diary.still("2026-01-" + day + "T09:00", "2026-01-" + day + "T21:00");
        }
        for (int day = 11; day < 16; day++) {
            diary.asleep("2026-01-" + day + "T23:00", "2026-01-" + (day + 1) + "T07:00");
        }
        return diary;
    }

    private static Outcome<Stress.Day> stress(Diary diary, int daysBefore) {
        var day = diary.day(DAY);
        List<DayBounds> before = diary.days()
                .days(
                        LocalDate.parse(DAY).minusDays(daysBefore),
                        LocalDate.parse(DAY).minusDays(1));
        return Stress.of(diary.timeline(), 40).on(day, before);
    }

    private static Stress.Day found(Diary diary) {
        return stress(diary, 4).figure().orElseThrow();
    }

    @Test
    void aRaisedHeartRateAtRestIsStressAndItsEndRecovery() {
        var diary = diary().heart("2026-01-15T14:00", "2026-01-15T14:10", 85)
                .heart("2026-01-15T14:04", "2026-01-15T14:05", 95);
        var day = found(diary);
        assertThat(day.stressMinutes()).isEqualTo(10);
        assertThat(day.stressors())
                .containsExactly(new Stressor(
                        diary.since1970("2026-01-15T14:00"),
                        diary.since1970("2026-01-15T14:10"),
                        10,
                        diary.since1970("2026-01-15T14:04")));
        assertThat(day.recoveryMinutes()).isEqualTo(Outcome.of(6.0));
        assertThat(day.unrecovered()).isZero();
        assertThat(day.baselineDays()).isEqualTo(4);
    }

    @Test
    void threeBeatsAreTheLeastDeviationAndZMustBeAbove() {
        // The usual never varies, so a deviation is 3 bpm and the border 65 + 4.5.
        assertThat(found(diary().heart("2026-01-15T14:00", "2026-01-15T14:10", 69.5))
                        .stressMinutes())
                .isZero();
        assertThat(found(diary().heart("2026-01-15T14:00", "2026-01-15T14:10", 69.6))
                        .stressMinutes())
                .isEqualTo(10);
    }

    @Test
    void fourMinutesAreNoStressorAndTwoBetweenAreBridged() {
        assertThat(found(diary().heart("2026-01-15T14:00", "2026-01-15T14:04", 85))
                        .stressors())
                .isEmpty();
        var bridged = diary().heart("2026-01-15T14:00", "2026-01-15T14:07", 85)
                .heart("2026-01-15T14:03", "2026-01-15T14:05", 65);
        assertThat(found(bridged).stressors()).hasSize(1);
        var parted = diary().heart("2026-01-15T14:00", "2026-01-15T14:08", 85)
                .heart("2026-01-15T14:03", "2026-01-15T14:06", 65);
        assertThat(found(parted).stressors()).isEmpty();
        assertThat(found(parted).recoveryMinutes().reason()).hasValue("no stressor");
    }

    @Test
    void afterMovementAndEffortAHeartRateMeansNothing() {
        var moved = diary().heart("2026-01-15T14:00", "2026-01-15T14:20", 85)
                .move("2026-01-15T13:59", "2026-01-15T14:00", 2_000);
        assertThat(found(moved).stressMinutes()).isEqualTo(15);
        var strained = diary().heart("2026-01-15T14:00", "2026-01-15T14:20", 85)
                .steps("2026-01-15T13:09", "2026-01-15T13:10", 120);
        assertThat(found(strained).stressMinutes()).isEqualTo(10);
    }

    @Test
    void afterASleepAHeartRateMeansNothing() {
        var late = diary().asleep("2026-01-15T07:00", "2026-01-15T10:00")
                .heart("2026-01-15T10:00", "2026-01-15T10:40", 85);
        assertThat(found(late).stressMinutes()).isBetween(8, 12);
    }

    @Test
    void oneCutOffByMovementOrAGapIsUnrecovered() {
        var moved = diary().heart("2026-01-15T14:00", "2026-01-15T14:10", 85)
                .move("2026-01-15T14:12", "2026-01-15T14:13", 2_000);
        assertThat(found(moved).unrecovered()).isEqualTo(1);
        assertThat(found(moved).recoveryMinutes().reason()).hasValue("no stressor was followed to its end");
        var off = diary().heart("2026-01-15T14:00", "2026-01-15T14:10", 85).off("2026-01-15T14:12", "2026-01-15T14:40");
        assertThat(found(off).unrecovered()).isEqualTo(1);
    }

    @Test
    void oneFollowedByTheNextIsUnrecovered() {
        var diary = diary().heart("2026-01-15T14:00", "2026-01-15T14:20", 85)
                .heart("2026-01-15T14:08", "2026-01-15T14:12", 67);
        var day = found(diary);
        assertThat(day.stressors()).hasSize(2);
        assertThat(day.unrecovered()).isEqualTo(1);
        assertThat(day.recoveryMinutes()).isEqualTo(Outcome.of(8.0));
    }

    @Test
    void whereVariabilityIsKnownItMustBeLowered() {
        var diary = diary().heart("2026-01-15T14:00", "2026-01-15T14:20", 85);
        var minutes = diary.record();
        var record = MinuteRecord.starting(minutes.firstMinute(), minutes.length());
        for (int i = 0; i < minutes.length(); i++) {
            record.heartRate(i, minutes.heartRate(i)).movement(i, minutes.movement(i));
            record.logRmssd(i, 3 + i / 5 % 3 * 0.5);
        }
        int first = diary.minute("2026-01-15T14:00");
        for (int i = 0; i < 20; i++) {
            record.logRmssd(first + i, i < 10 ? 2 : i < 15 ? 4 : Double.NaN);
        }
        var days = diary.days().days(LocalDate.parse("2026-01-11"), LocalDate.parse("2026-01-16"));
        var stress = Stress.of(Timeline.of(record.build(), days), 40);
        var found = stress.on(diary.day(DAY), days.subList(0, 4)).figure().orElseThrow();
        assertThat(found.stressMinutes()).isEqualTo(15);
    }

    @Test
    void withoutThreeDaysBeforeThereIsNoValue() {
        assertThat(stress(diary(), 3).figure()).isPresent();
        assertThat(stress(diary(), 2).reason()).hasValue("fewer than 3 of the 14 days before have enough data");
    }

    @Test
    void heartRateOnceInFiveMinutesMakesNoStressor() {
        var diary = diary().heart("2026-01-15T14:00", "2026-01-15T15:00", 85).heartRateEvery(5);
        assertThat(found(diary).stressMinutes()).isEqualTo(12);
        assertThat(found(diary).stressors()).isEmpty();
    }
}
