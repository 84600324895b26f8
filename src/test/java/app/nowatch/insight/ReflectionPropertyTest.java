package app.nowatch.insight;

import static app.nowatch.insight.SeededAsking.asking;
import static app.nowatch.insight.SeededAsking.figures;
import static app.nowatch.insight.SeededAsking.quantile;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What holds for every question; a failure names the seed that it was made of. */
class ReflectionPropertyTest {
    private static final Pattern QUANTITY = Pattern.compile("(\\d+) h(?: (\\d+) min)?|(-?\\d+(?:\\.\\d)?)");

    static List<Double> quantities(String text) {
        var found = new ArrayList<Double>();
        var matcher = QUANTITY.matcher(text.replaceAll("“[^”]*”", ""));
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                found.add(60 * Double.parseDouble(matcher.group(1))
                        + (matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2))));
            } else {
                found.add(Double.parseDouble(matcher.group(3)));
            }
        }
        return found;
    }

    private static double rounded(double value, Unit unit) {
        return unit.rounded(value).doubleValue();
    }

    /** Everything that a text about a figure may name: the figure, its range, the way between them, and how many days. */
    private static Set<Double> allowed(Asking asking, Section section) {
        var metric = java.util.Objects.requireNonNull(section.metric());
        var past = asking.body().get("past_daily_metrics");
        boolean day = !asking.body().get("today_metrics").isEmpty();
        double[] earlier = figures(past, metric.name(), day ? 0 : 7, day ? 27 : 34);
        double[] week = figures(past, metric.name(), 0, 6);
        double value =
                day ? asking.body().get("today_metrics").get(metric.name()).doubleValue() : quantile(week, 0.5);
        assertThat(section.value()).isEqualTo(value);
        var allowed = new HashSet<>(List.of(rounded(value, metric.unit()), (double) earlier.length));
        if (!day) {
            allowed.add((double) week.length);
        }
        if (earlier.length >= 5) {
            double typical = quantile(earlier, 0.5);
            assertThat(section.typical()).isEqualTo(typical);
            for (double share : new double[] {0.25, 0.5, 0.75}) {
                allowed.add(rounded(quantile(earlier, share), metric.unit()));
            }
            allowed.add(metric.unit()
                    .rounded(value)
                    .subtract(metric.unit().rounded(typical))
                    .abs()
                    .doubleValue());
        } else {
            assertThat(section.typical()).isNull();
            assertThat(section.text()).containsIgnoringCase("too little");
        }
        return allowed;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.insight.SeededAsking#seeds")
    void noNumberIsNamedThatDoesNotFollowFromTheRequest(long seed) {
        var asking = asking(seed);
        var reflection = asking.reflection();
        assertThat(reflection.title()).doesNotContainPattern("\\d");
        for (var section : reflection.sections()) {
            boolean clock = section.section() == Topic.SLEEP && section.metric() == null;
            if (clock || section.section() == Topic.TRIGGERS) {
                continue; // Tests of their own recount these.
            }
            var named = quantities(section.text());
            if (section.metric() == null) {
                assertThat(named).as(section.text()).isEmpty();
            } else {
                assertThat(allowed(asking, section)).as(section.text()).containsAll(named);
            }
        }
        if (reflection.researchInsight() != null) {
            assertThat(reflection.researchInsight().text()).doesNotContainPattern("\\d");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.insight.SeededAsking#seeds")
    void theSameQuestionHasTheSameAnswerAndToldResearchIsNotToldAgain(long seed) {
        var asking = asking(seed);
        var reflection = asking.reflection();
        assertThat(asking(seed).reflection()).isEqualTo(reflection);
        var told = asking.body()
                .get("previous_research_insight_ids")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
        if (reflection.researchInsight() == null) {
            assertThat(told).hasSameSizeAs(Paper.all());
        } else {
            assertThat(told).doesNotContain(reflection.researchInsight().id());
        }
    }
}
