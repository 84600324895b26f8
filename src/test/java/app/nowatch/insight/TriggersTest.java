package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of triggers. */
class TriggersTest {
    private static List<Section> sections(Asking asking) {
        return asking.reflection().sections().stream()
                .filter(section -> section.section() == Topic.TRIGGERS)
                .toList();
    }

    private static int[] days(int first, int end) {
        return IntStream.range(first, end).toArray();
    }

    @Test
    void aTriggerIsComparedWithTheDaysWithoutIt() {
        var asking = new Asking().today("SLEEP_DURATION", 420).triggers("coffee", "rare", "neutral");
        for (int back = 0; back < 16; back++) {
            asking.past("SLEEP_DURATION", back, back < 6 ? 360 + back : 450 + back);
        }
        asking.pastTrigger("coffee", days(0, 6)).pastTrigger("rare", 5).pastTrigger("neutral", 0, 2, 4, 6, 8, 10, 12);
        var sections = sections(asking);
        assertThat(sections).hasSize(3);
        var coffee = sections.getFirst();
        assertThat(coffee.text())
                .contains("“coffee”", "6 past days", "10 days", "6 h 3 min", "7 h 41 min", "1 h 38 min", "tell");
        assertThat(coffee.text()).contains("With so few days this may be chance");
        assertThat(coffee.metric()).isEqualTo(Metric.SLEEP_DURATION);
        assertThat(coffee.value()).isEqualTo(362.5);
        assertThat(coffee.typical()).isEqualTo(460.5);
        assertThat(coffee.deviation()).isEqualTo(-98);
        assertThat(sections.get(1).text())
                .isEqualTo("Between your 7 past days with “neutral” and the 9 days without it, "
                        + "no figure differs by more than your days usually do.");
        assertThat(sections.get(2).text()).contains("“rare”", "1 of your past days", "15", "too little");
    }

    @Test
    void aWeekLooksAtTheTriggersOfTheWeek() {
        var asking = new Asking().pastTrigger("coffee", 0, 1, 2, 8, 9, 10).pastTrigger("long ago", 20, 21, 22);
        for (int back = 0; back < 25; back++) {
            asking.past("STRESS_FREQUENCY", back, back < 3 ? 9 : 3);
        }
        assertThat(asking.text()).contains("“coffee”", "6 past days").doesNotContain("long ago");
    }

    /** The days with the trigger lie far apart, and must not hide by that how far they lie from the others. */
    @Test
    void theYardstickIsTheDaysWithout() {
        var asking = new Asking().today("SLEEP_DURATION", 420).triggers("coffee");
        for (int back = 0; back < 15; back++) {
            asking.past("SLEEP_DURATION", back, back < 5 ? 300 : back < 9 ? 600 : 400 + back);
        }
        var coffee = sections(asking.pastTrigger("coffee", days(0, 9))).getFirst();
        assertThat(coffee.value()).isEqualTo(300);
        assertThat(coffee.typical()).isEqualTo(411.5);
    }

    @Test
    void whatIsNoLargerThanBetweenOtherDaysIsNoDifference() {
        var asking = new Asking().today("SLEEP_DURATION", 420).triggers("coffee");
        for (int back = 0; back < 13; back++) {
            // Without it 400 to 460: half of them between 415 and 445. With it always 30 more than their median.
            asking.past("SLEEP_DURATION", back, back < 6 ? 460 : 400 + 10 * (back - 6));
        }
        assertThat(sections(asking.pastTrigger("coffee", days(0, 6))).getFirst().text())
                .contains("no figure differs by more");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6})
    void fewDaysOfEitherKindAreTooFew(int days) {
        for (boolean more : new boolean[] {false, true}) {
            var asking = new Asking().today("SLEEP_DURATION", 420).triggers("coffee");
            for (int back = 0; back < days + 10; back++) {
                asking.past("SLEEP_DURATION", back, (back < days) == more ? 480 + back % 2 : 360 + back % 2);
            }
            asking.pastTrigger("coffee", more ? days(0, days) : days(days, days + 10));
            assertThat(sections(asking).getFirst().metric() != null).isEqualTo(days == 6);
            assertThat(asking.text()).contains(days == 6 ? "chance" : "six days of either kind");
        }
    }

    @Test
    void enoughDaysWithoutAFigureInCommonAreTooLittle() {
        var asking = new Asking().today("SLEEP_DURATION", 420).triggers("coffee");
        for (int back = 0; back < 20; back++) {
            asking.past(back < 10 ? "SLEEP_HRV" : "SLEEP_CYCLES", back, 5);
        }
        asking.pastTrigger("coffee", days(0, 10));
        assertThat(sections(asking).getFirst().text())
                .isEqualTo(
                        "“coffee” stands on 10 of your past days, and is missing on 10. That is too little past to compare: "
                                + "it takes six days of either kind with the same figure.");
    }
}
