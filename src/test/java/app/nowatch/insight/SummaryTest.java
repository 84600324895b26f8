package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Title and summary say what the sections say, and every metric fits into every sentence. */
class SummaryTest {
    private static final Set<String> USUAL = Set.of("A day much like your others", "Close to your usual");
    private static final Set<String> UNUSUAL = Set.of("A day that stands out", "Not quite your usual day");

    private static String summary(Asking asking) {
        return asking.reflection().sections().getFirst().text();
    }

    private static Asking usualSleep() {
        return new Asking().today("SLEEP_DURATION", 440).pastDays("SLEEP_DURATION", 436, 447, 430, 452, 441);
    }

    private static Asking pastTimes(Asking asking, String name, String time) {
        for (int back = 0; back < 5; back++) {
            asking.past(name, back, time);
        }
        return asking;
    }

    @Test
    void usualIsADayOfWhichEverythingWasComparedAndIsWithin() {
        var asking = pastTimes(usualSleep().today("bedtime", "23:00"), "bedtime", "23:00");
        assertThat(asking.reflection().title()).isIn(USUAL);
        assertThat(summary(asking)).doesNotContain("too little", "could be compared");
    }

    @Test
    void whatCouldNotBeComparedIsNotCalledUsual() {
        for (var asking : List.of(
                usualSleep().today("SLEEP_HRV", 40),
                usualSleep().today("bedtime", "23:00"),
                pastTimes(new Asking().today("SLEEP_HRV", 40).today("bedtime", "23:00"), "bedtime", "23:00"))) {
            assertThat(asking.reflection().title()).isEqualTo("Your day");
            assertThat(summary(asking)).contains("What could be compared lies within", "too little past");
        }
        var week = new Asking().pastDays("SLEEP_DURATION", new double[20]).pastDays("SLEEP_HRV", 40, 40, 40);
        assertThat(week.reflection().title()).isEqualTo("Your week");
        assertThat(summary(week)).contains("What could be compared lies within", "too little past");
    }

    @Test
    void aTimeOfTheClockStandsOutLikeAFigure() {
        var asking = pastTimes(usualSleep().today("bedtime", "02:00"), "bedtime", "23:00");
        assertThat(asking.reflection().title()).isIn(UNUSUAL);
        assertThat(summary(asking)).endsWith(": the time of falling asleep.");
        var waking = pastTimes(asking.today("SLEEP_DURATION", 300).today("waketime", "12:05"), "waketime", "07:00");
        assertThat(summary(waking)).endsWith(": sleep, the time of falling asleep and the time of waking up.");
    }

    @Test
    void timesOfTheClockAloneAreSomething() {
        var known = pastTimes(new Asking().today("bedtime", "23:00"), "bedtime", "23:00");
        assertThat(known.reflection().title()).isIn(USUAL);
        assertThat(summary(known)).doesNotContain("no figure", "too little");
        var fresh = new Asking().today("bedtime", "23:00");
        assertThat(fresh.reflection().title()).isEqualTo("Your day");
        assertThat(summary(fresh)).contains("too little").doesNotContain("no figure");
    }

    /** Figures that stand out, and a trigger that makes no difference, or one; in so many words as there are. */
    private static Asking telling(Metric metric, boolean different, String salt) {
        var other = metric == Metric.SLEEP_CYCLES ? Metric.SLEEP_HRV : Metric.SLEEP_CYCLES;
        var asking = new Asking().triggers("coffee").today(metric.name(), 90).told(List.of(salt));
        for (int back = 0; back < 14; back++) {
            asking.past(metric.name(), back, (different && back < 7 ? 80 : 60) + back % 3)
                    .past(other.name(), back, 30 + back % 3);
        }
        asking.pastTrigger("coffee", IntStream.range(0, 7).toArray());
        return salt.hashCode() % 2 == 0
                ? asking
                : asking.today(other.name(), 40).today("bedtime", "23:00");
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricFitsIntoEverySentence(Metric metric) {
        var texts = new HashSet<String>();
        for (int salt = 0; salt < 24; salt++) {
            for (boolean different : new boolean[] {false, true}) {
                telling(metric, different, "salt" + salt)
                        .reflection()
                        .sections()
                        .forEach(section -> texts.add(section.text()));
                var alone = new Asking().today(metric.name(), 60).told(List.of("salt" + salt));
                alone.reflection().sections().forEach(section -> texts.add(section.text()));
            }
        }
        var name = new Texts("en").variants("metric." + metric + ".inside").getFirst();
        assertThat(texts).anyMatch(text -> text.endsWith(": " + name + "."));
        assertThat(texts).anyMatch(text -> text.matches(".*: (.+ and " + name + "|" + name + " and .+)[.]"));
        assertThat(texts).anyMatch(text -> text.contains("coffee” your " + name + " was typically "));
        assertThat(texts).anyMatch(text -> text.contains("“coffee” and your " + name + ": typically "));
        assertThat(texts).anyMatch(text -> text.contains(" came to "));
        assertThat(texts)
                .allMatch(text -> text.matches("[A-Z“].*[.]"))
                .noneMatch(text -> text.matches(".*(,[.,:]|[.]{2}|\\s[,.:]|\\s\\s|[{}]|your (times|cycles|stages) ).*"))
                .noneMatch(text -> text.matches(".*, (estimated|as an index) came to .*"));
    }

    /** Of tied days not half of them lie between the quartiles, but more. */
    @Test
    void aRangeIsNotSaidToHoldHalfOfTheDays() {
        for (int salt = 0; salt < 24; salt++) {
            var asking = usualSleep().told(List.of("salt" + salt));
            assertThat(asking.text()).doesNotContainIgnoringCase("half").contains("usual range");
        }
    }
}
