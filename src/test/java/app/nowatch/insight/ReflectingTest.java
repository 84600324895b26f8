package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules say of days and weeks. */
class ReflectingTest {
    private static final double[] FIVE = {60, 61, 62, 63, 64};

    private static Section section(Asking asking, Metric metric) {
        return asking.reflection().sections().stream()
                .filter(section -> section.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    /** Word for word, so that another run of the program cannot say it otherwise. */
    @Test
    void theWordsOfAQuestionAreForEver() {
        var reflection = new Asking()
                .today("DAYTIME_RESTING_HEART_RATE", 66.04)
                .today("bedtime", "00:10")
                .pastDays("DAYTIME_RESTING_HEART_RATE", FIVE)
                .timeFormat("12h")
                .reflection();
        assertThat(reflection.title()).isEqualTo("Not quite your usual day");
        assertThat(reflection.sections().stream().map(Section::text))
                .containsExactly(
                        "Some of it lies outside your own usual range: heart rate at rest while awake.",
                        "Heart rate at rest while awake came to 66 bpm today. Your usual is 62 bpm (5 days), so that is 4 bpm more.",
                        "Falling asleep: 12:10 AM. There is too little past to compare it with: 0 of the five days that it takes.",
                        "These are estimates from a watch, compared with your own past only. They do not tell why something was so.");
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricIsComparedInItsUnit(Metric metric) {
        var asking = new Asking().today(metric.name(), 70).pastDays(metric.name(), FIVE);
        var section = section(asking, metric);
        assertThat(section.section()).isEqualTo(metric.topic());
        assertThat(section.value()).isEqualTo(70);
        assertThat(section.typical()).isEqualTo(62);
        assertThat(section.deviation()).isEqualTo(8);
        assertThat(section.text())
                .contains(
                        metric.unit().written(70),
                        metric.unit().written(62),
                        metric.unit().written(8),
                        "5 days");
        var below = section(new Asking().today(metric.name(), 58).pastDays(metric.name(), FIVE), metric);
        assertThat(below.deviation()).isEqualTo(-4);
        var within = section(new Asking().today(metric.name(), 63).pastDays(metric.name(), FIVE), metric);
        assertThat(within.text())
                .contains(metric.unit().written(61), metric.unit().written(63));
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTES,59.5,1 h",
        "MINUTES,59.4,59 min",
        "MINUTES,0,0 min",
        "MINUTES,432,7 h 12 min",
        "MINUTES,1500,25 h"
    })
    @CsvSource({"BEATS,60,60 bpm", "BEATS,60.04,60 bpm", "BEATS,60.05,60.1 bpm", "MILLISECONDS,41.25,41.3 ms"})
    @CsvSource({"INDEX,-100,-100", "INDEX,82.26,82.3", "INDEX,-0.04,0", "COUNT,4,4", "COUNT,4.5,4.5", "COUNT,300,300"})
    void numbersAreWrittenForReaders(Unit unit, double value, String written) {
        assertThat(unit.written(value)).isEqualTo(written);
    }

    @Test
    void aDifferenceIsThatOfTheWrittenNumbers() {
        assertThat(Unit.MINUTES.difference(432.4, 420.6)).isEqualTo("11 min");
        assertThat(Unit.MINUTES.difference(420.6, 432.4)).isEqualTo("11 min");
        assertThat(Unit.BEATS.difference(60.04, 59.96)).isEqualTo("0 bpm");
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void tooLittlePastSaysSo(Metric metric) {
        for (int days = 0; days < 5; days++) {
            var past = IntStream.range(0, days).mapToDouble(i -> 60 + i).toArray();
            var asking = new Asking().today(metric.name(), 70).pastDays(metric.name(), past);
            var section = section(asking, metric);
            assertThat(section.text().toLowerCase(java.util.Locale.ROOT))
                    .contains("too little", days + " of the five days");
            assertThat(section.typical()).isNull();
            assertThat(section.deviation()).isNull();
            assertThat(asking.reflection().sections().getFirst().text()).contains("too little");
        }
        // The words say five, six and three.
        assertThat(app.nowatch.statistics.Baseline.LEAST_DAYS).isEqualTo(5);
        assertThat(TriggerEffect.LEAST_DAYS).isEqualTo(6);
        assertThat(Comparison.LEAST_WEEK_DAYS).isEqualTo(3);
    }

    @Test
    void onlyTheTwentyEightDaysBeforeCount() {
        var asking = new Asking().today("SLEEP_HRV", 70).past("SLEEP_HRV", 0, 60);
        for (int back = 27; back < 40; back++) {
            asking.past("SLEEP_HRV", back, 10);
        }
        assertThat(section(asking, Metric.SLEEP_HRV).text()).contains("2 of the five days");
    }

    @Test
    void withoutFiguresOfTodayItIsTheWeek() {
        var asking = new Asking().pastDays("SLEEP_DURATION", 400, 410, 420, 430, 440, 450, 460);
        for (int back = 7; back < 20; back++) {
            asking.past("SLEEP_DURATION", back, 480 + back);
        }
        var reflection = asking.reflection();
        assertThat(reflection.period()).isEqualTo(Period.WEEK);
        var sleep = section(asking, Metric.SLEEP_DURATION);
        assertThat(sleep.value()).isEqualTo(430);
        assertThat(sleep.typical()).isEqualTo(493);
        assertThat(sleep.text()).contains("7 h 10 min", "8 h 13 min", "1 h 3 min", "7 days", "13 days", "below");
        assertThat(asking.today("OTHER", 1).reflection()).isEqualTo(reflection);
    }

    @Test
    void aWeekOfWhichTooLittleIsKnownSaysSo() {
        assertThat(new Asking().reflection().period()).isEqualTo(Period.WEEK);
        assertThat(new Asking().text()).contains("too little of your past");
        assertThat(new Asking().pastDays("SLEEP_DURATION", 400, 410).text()).contains("too little of your past");
        assertThat(new Asking().pastDays("SLEEP_DURATION", 400, 410, 420).text())
                .contains("6 h 50 min", "(3 days)", "0 of the five days");
    }

    @ParameterizedTest
    @CsvSource({
        "24h,23:40,23:20,20 min later",
        "HH:mm,23:40,23:20,20 min later",
        "12h,11:40 PM,11:20 PM,20 min later",
        "h:mm a (12-hour),11:40 PM,11:20 PM,20 min later"
    })
    void timesOfDayFollowTheClockThatIsAskedFor(String format, String value, String typical, String difference) {
        var asking = new Asking().timeFormat(format).today("bedtime", "23:40");
        var times = new String[] {"23:10", "23:20", "23:25", "23:15", "23:20:00"};
        for (int back = 0; back < times.length; back++) {
            asking.past("bedtime", back, times[back]);
        }
        assertThat(asking.reflection().period()).isEqualTo(Period.DAY);
        assertThat(asking.text()).contains(value, typical, difference, "5 days");
    }

    @Test
    void timesAroundMidnightAreNeighbours() {
        var asking = new Asking().timeFormat("12").today("bedtime", "00:30").today("waketime", "12:05");
        for (int back = 0; back < 5; back++) {
            asking.past("bedtime", back, back % 2 == 0 ? "23:50" : "00:10").past("waketime", back, "07:00");
        }
        assertThat(asking.text()).contains("12:30 AM", "11:50 PM", "40 min later", "12:05 PM");
    }

    /** Minutes are counted from noon; the way from one time to another is not. */
    @ParameterizedTest
    @CsvSource({
        "12:05, 07:00, 5 h 5 min later",
        "11:55, 07:00, 4 h 55 min later",
        "07:00, 12:05, 5 h 5 min earlier",
        "12:30, 11:45, 45 min later",
        "11:45, 12:30, 45 min earlier",
        "00:30, 23:50, 40 min later",
        "23:50, 00:30, 40 min earlier",
        "18:00, 07:00, 11 h later",
        "20:00, 07:00, 11 h earlier"
    })
    void theDifferenceOfTwoTimesIsTheShorterWay(String today, String typical, String difference) {
        var asking = new Asking().today("waketime", today);
        var week = new Asking();
        for (int back = 0; back < 12; back++) {
            asking.past("waketime", back, typical);
            week.past("waketime", back, back < 7 ? today : typical);
        }
        assertThat(asking.text()).contains(today, typical, difference);
        assertThat(week.text()).contains(today, typical, difference);
    }

    @Test
    void aDeviationIsThatOfTheDecimalNumbers() {
        var asking = new Asking().today("SLEEP_HRV", 61.1).pastDays("SLEEP_HRV", 60.3, 60.3, 60.3, 60.3, 60.3);
        assertThat(section(asking, Metric.SLEEP_HRV).deviation()).isEqualTo(0.8);
    }

    @Test
    void namesOfTriggersAreOnlyNames() {
        var asking = new Asking().today("SLEEP_CYCLES", 4).triggers("{days} $1 \\2");
        assertThat(asking.text()).contains("“{days} $1 \\2”");
    }

    @Test
    void theOrderInWhichThingsAreSentDoesNotMatter() {
        var one = new Asking()
                .today("SLEEP_HRV", 50)
                .today("SLEEP_CYCLES", 5)
                .past("SLEEP_HRV", 1, 40)
                .past("SLEEP_HRV", 2, 41)
                .triggers("a", "b");
        var other = new Asking()
                .today("SLEEP_CYCLES", 5)
                .today("SLEEP_HRV", 50)
                .past("SLEEP_HRV", 2, 41)
                .past("SLEEP_HRV", 1, 40)
                .triggers("b", "a");
        assertThat(other.reflection()).isEqualTo(one.reflection());
    }
}
