package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.statistics.SleepPeriods.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class SleepPeriodsTest {
    private static List<Period> periods(String runs) {
        return SleepPeriods.of(States.of(runs), SleepPeriods.START, SleepPeriods.END, SleepPeriods.LEAST_MINUTES);
    }

    @Test
    void runsFromTheFirstOfFiveSleepMinutesToTheFirstOfTenWakeMinutes() {
        assertThat(periods("20W 4S 3W 200S 9W 4S 10W 30W")).containsExactly(new Period(27, 27 + 213, 204));
        assertThat(periods("5W 160S 10W")).containsExactly(new Period(5, 165, 160));
        assertThat(periods("5W 159S 10W")).isEmpty();
    }

    @Test
    void oneThatTheRecordEndsInEndsWithIt() {
        assertThat(periods("5W 200S")).containsExactly(new Period(5, 205, 200));
        assertThat(periods("5W 200S 9W")).containsExactly(new Period(5, 214, 200));
    }

    @Test
    void unknownMinutesBreakARowAndAreBridgedUpTo30() {
        assertThat(periods("4S 1U 4S 300W")).isEmpty();
        assertThat(periods("200S 9W 1U 9W 20S 10W")).containsExactly(new Period(0, 239, 220));
        assertThat(periods("200S 30U 200S 10W")).containsExactly(new Period(0, 430, 400));
        assertThat(periods("200S 31U 200S 10W")).containsExactly(new Period(0, 200, 200), new Period(231, 431, 200));
        // What ends it is the gap, so what is left is the last sleep minute before it.
        assertThat(periods("200S 5W 31U")).containsExactly(new Period(0, 200, 200));
    }

    @Test
    void theRuleIsASetting() {
        var found = SleepPeriods.of(States.of("5W 9S 3W 12S 4W 30S 12W"), 10, 4, 12);
        assertThat(found).containsExactly(new Period(17, 29, 12), new Period(33, 63, 30));
    }
}
