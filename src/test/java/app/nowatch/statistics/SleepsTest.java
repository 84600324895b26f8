package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Which sleep is whose night. */
class SleepsTest {
    private static final long FIRST = 29_000_000;
    private static final Offset<Long> SOME_MINUTES = within(4L);

    private static Sleeps sleeps(String runs) {
        return Sleeps.of(FIRST, States.of(runs));
    }

    private static SleepSpan night(Diary diary, String day) {
        return diary.timeline().sleeps().night(diary.day(day)).orElseThrow();
    }

    @Test
    void boutsWithUpToAnHourOfWakeBetweenAreOneSleep() {
        assertThat(sleeps("20W 200S 60W 100S 20W").sleeps())
                .containsExactly(new SleepSpan(FIRST + 20, FIRST + 380, 300, 60, 0, 1));
        assertThat(sleeps("20W 200S 61W 200S 20W").sleeps()).hasSize(2);
    }

    @Test
    void boutsBelow15MinutesDoNotCount() {
        assertThat(sleeps("20W 15S 20W 200S 20W").sleeps().getFirst().start()).isEqualTo(FIRST + 20);
        assertThat(sleeps("20W 14S 20W 200S 20W").sleeps().getFirst().start()).isEqualTo(FIRST + 54);
    }

    @Test
    void howLongItIsMakesItASleepOrANap() {
        assertThat(sleeps("20W 160S 20W").sleeps()).hasSize(1);
        assertThat(sleeps("20W 159S 20W").naps()).hasSize(1);
        assertThat(sleeps("20W 159S 20W").sleeps()).isEmpty();
        assertThat(sleeps("20W 20S 20W").naps()).hasSize(1);
        var short19 = sleeps("20W 19S 20W");
        assertThat(short19.naps()).isEmpty();
        assertThat(short19.asleep(25)).isFalse();
    }

    @Test
    void aGapOf30MinutesIsBridgedAndCounted() {
        assertThat(sleeps("20W 200S 30U 200S 20W").sleeps())
                .containsExactly(new SleepSpan(FIRST + 20, FIRST + 450, 400, 0, 30, 0));
    }

    @Test
    void aLongerGapEndsTheSleepAtTheLastSleepMinuteBeforeIt() {
        assertThat(sleeps("20W 200S 5W 31U 200S 20W").sleeps())
                .containsExactly(
                        new SleepSpan(FIRST + 20, FIRST + 220, 200, 0, 0, 0),
                        new SleepSpan(FIRST + 256, FIRST + 456, 200, 0, 0, 0));
    }

    @Test
    void theEndOfTheRecordIsAGap() {
        assertThat(sleeps("20W 200S 8W").sleeps().getFirst().end()).isEqualTo(FIRST + 220);
    }

    @Test
    void awakeningsAreRunsOfWake() {
        var sleep = sleeps("200S 3W 50S 9W 50S 1W 1U 1W 50S 20W").sleeps().getFirst();
        assertThat(sleep.awakenings()).isEqualTo(4);
        assertThat(sleep.minutesAwake()).isEqualTo(14);
        assertThat(sleep.unknownMinutes()).isEqualTo(1);
        assertThat(sleep.inBedMinutes()).isEqualTo(365);
        assertThat(sleep.efficiency()).isEqualTo(100.0 * 350 / 365);
    }

    @Test
    void theNightOfADayEndsOnIt() {
        var diary = new Diary("Europe/Amsterdam", "2026-01-12", "2026-01-14")
                .asleep("2026-01-12T23:10", "2026-01-13T07:00")
                .asleep("2026-01-13T14:00", "2026-01-13T15:00");
        var night = night(diary, "2026-01-13");
        assertThat(night.start()).isCloseTo(diary.since1970("2026-01-12T23:10"), SOME_MINUTES);
        assertThat(night.end()).isCloseTo(diary.since1970("2026-01-13T07:00"), SOME_MINUTES);
        var sleeps = diary.timeline().sleeps();
        assertThat(sleeps.night(diary.day("2026-01-12"))).isEmpty();
        assertThat(sleeps.napsOf(diary.day("2026-01-13")))
                .singleElement()
                .satisfies(nap -> assertThat(nap.end()).isCloseTo(diary.since1970("2026-01-13T15:00"), SOME_MINUTES));
    }

    @Test
    void fallingAsleepAfterMidnightIsTheNightOfThatDay() {
        var diary = new Diary("America/Los_Angeles", "2026-01-12", "2026-01-13")
                .asleep("2026-01-13T01:30", "2026-01-13T09:00");
        assertThat(night(diary, "2026-01-13").start()).isCloseTo(diary.since1970("2026-01-13T01:30"), SOME_MINUTES);
    }

    @Test
    void aSleepOverLocalMidnightBelongsToTheLocalDayNotToTheUtcOne() {
        // Asleep 15:30 to 23:30 in Los Angeles: in UTC it ends on the 14th.
        var diary = new Diary("America/Los_Angeles", "2026-01-12", "2026-01-14")
                .asleep("2026-01-13T15:30", "2026-01-13T23:30");
        assertThat(night(diary, "2026-01-13").end()).isCloseTo(diary.since1970("2026-01-13T23:30"), SOME_MINUTES);
        assertThat(diary.timeline().sleeps().night(diary.day("2026-01-14"))).isEmpty();
    }

    @Test
    void aShiftWorkersNightIsByDay() {
        var diary = new Diary("Europe/Amsterdam", "2026-01-12", "2026-01-14")
                .asleep("2026-01-13T09:00", "2026-01-13T17:00");
        var night = night(diary, "2026-01-13");
        assertThat(night.end()).isCloseTo(diary.since1970("2026-01-13T17:00"), SOME_MINUTES);
        assertThat(night.minutesAsleep()).isBetween(470, 480);
    }

    @Test
    void theLongestOfTwoSleepsIsTheNightAndTheOtherANapOfTheDay() {
        var diary = new Diary("Europe/Amsterdam", "2026-01-12", "2026-01-13")
                .asleep("2026-01-12T23:00", "2026-01-13T03:00")
                .asleep("2026-01-13T05:00", "2026-01-13T11:00");
        var sleeps = diary.timeline().sleeps();
        assertThat(sleeps.sleeps()).hasSize(2);
        assertThat(night(diary, "2026-01-13").end()).isCloseTo(diary.since1970("2026-01-13T11:00"), SOME_MINUTES);
        assertThat(sleeps.napsOf(diary.day("2026-01-13"))).hasSize(1);
    }

    @Test
    void elapsedTimeCountsOverAClockChange() {
        var spring = new Diary("Europe/Amsterdam", "2026-03-28", "2026-03-29")
                .asleep("2026-03-28T23:00", "2026-03-29T07:00");
        assertThat((long) night(spring, "2026-03-29").inBedMinutes()).isCloseTo(420, SOME_MINUTES);
        var autumn = new Diary("Europe/Amsterdam", "2026-10-24", "2026-10-25")
                .asleep("2026-10-24T23:00", "2026-10-25T07:00");
        assertThat((long) night(autumn, "2026-10-25").inBedMinutes()).isCloseTo(540, SOME_MINUTES);
    }

    @Test
    void aWatchWornOnlyAtNightStillTellsTheNight() {
        var diary = new Diary("Europe/Amsterdam", "2026-01-12", "2026-01-13")
                .asleep("2026-01-12T23:00", "2026-01-13T07:00")
                .off("2026-01-12T00:00", "2026-01-12T22:50")
                .off("2026-01-13T07:05", "2026-01-13T23:59");
        var night = night(diary, "2026-01-13");
        assertThat(night.start()).isCloseTo(diary.since1970("2026-01-12T23:00"), SOME_MINUTES);
        assertThat(night.end()).isCloseTo(diary.since1970("2026-01-13T07:00"), SOME_MINUTES);
        assertThat(diary.timeline().hasEnough(diary.day("2026-01-13"))).isFalse();
    }

    @Test
    void heartRateOnceInFiveMinutesIsWear() {
        var diary = new Diary("Europe/Amsterdam", "2026-01-12", "2026-01-13")
                .asleep("2026-01-12T23:00", "2026-01-13T07:00")
                .heartRateEvery(5);
        assertThat(night(diary, "2026-01-13").unknownMinutes()).isZero();
        assertThat(night(diary, "2026-01-13").minutesAsleep()).isBetween(470, 480);
    }
}
