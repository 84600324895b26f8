package app.nowatch.insight;

import static app.nowatch.insight.SeededAsking.quantile;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What holds for triggers in every question, by a second way to count it; a failure names the seed that it was made of. */
class TriggerPropertyTest {
    /** What the days with a trigger and the days without it have. */
    private record Sides(List<Double> with, List<Double> without) {
        static Sides of(Asking asking, String trigger, Function<JsonNode, List<Double>> figures) {
            boolean day = !asking.body().get("today_metrics").isEmpty();
            var past = asking.body().get("past_daily_metrics");
            var sides = new Sides(new ArrayList<>(), new ArrayList<>());
            var last = past.properties().stream()
                    .filter(each -> !each.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .max(String::compareTo);
            for (int back = 0; last.isPresent() && back < (day ? 28 : 35); back++) {
                var date = LocalDate.parse(last.get()).minusDays(back).toString();
                boolean named = asking.body()
                        .get("past_triggers")
                        .path(date)
                        .valueStream()
                        .anyMatch(name -> name.stringValue().equals(trigger));
                (named ? sides.with : sides.without).addAll(figures.apply(past.path(date)));
            }
            return sides;
        }

        static Sides ofMetric(Asking asking, String trigger, Metric metric) {
            return of(
                    asking,
                    trigger,
                    day -> day.path(metric.name()).isNumber()
                            ? List.of(day.get(metric.name()).doubleValue())
                            : List.of());
        }

        boolean areEnough() {
            return with.size() >= 6 && without.size() >= 6;
        }

        /** How many times the range of the other days the medians lie apart. */
        double size(Metric metric) {
            double range = quantile(sorted(without), 0.75) - quantile(sorted(without), 0.25);
            return Math.abs(median(with) - median(without))
                    / Math.max(range, metric.unit().step());
        }
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(each -> each).sorted().toArray();
    }

    private static double median(List<Double> values) {
        return quantile(sorted(values), 0.5);
    }

    private static void assertFollows(Asking asking, String trigger, Section section) {
        var comparable = Arrays.stream(Metric.values())
                .filter(metric -> Sides.ofMetric(asking, trigger, metric).areEnough())
                .toList();
        var metric = section.metric();
        if (metric == null) {
            var days = Sides.of(asking, trigger, day -> day.isEmpty() ? List.of() : List.of(1.0));
            assertThat(ReflectionPropertyTest.quantities(section.text()))
                    .containsExactly((double) days.with.size(), (double) days.without.size());
            assertThat(section.text()).contains(comparable.isEmpty() ? "six days of either kind" : "no figure differs");
            assertThat(comparable)
                    .allMatch(each -> Sides.ofMetric(asking, trigger, each).size(each) <= 1.0001);
            return;
        }
        var sides = Sides.ofMetric(asking, trigger, metric);
        assertThat(comparable).contains(metric);
        assertThat(sides.size(metric)).isGreaterThan(0.9999);
        assertThat(section.value()).isEqualTo(median(sides.with));
        assertThat(section.typical()).isEqualTo(median(sides.without));
        assertThat(section.text())
                .contains(
                        sides.with.size() + " past days",
                        sides.without.size() + " days",
                        metric.unit().written(median(sides.with)),
                        metric.unit().written(median(sides.without)),
                        "may be chance");
        assertThat(ReflectionPropertyTest.quantities(section.text())).hasSize(5);
    }

    private static List<Section> sections(Asking asking) {
        return asking.reflection().sections().stream()
                .filter(section -> section.section() == Topic.TRIGGERS)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.insight.SeededAsking#seeds")
    void daysAndMediansAreThoseOfTheRequest(long seed) {
        var asking = SeededAsking.asking(seed);
        for (var section : sections(asking)) {
            var trigger = Arrays.stream(SeededAsking.TRIGGERS)
                    .filter(name -> section.text().contains("“" + name + "”"))
                    .findFirst()
                    .orElseThrow();
            assertFollows(asking, trigger, section);
        }
    }

    /** So that none of it is held of nothing. */
    @Test
    void theSeedsMakeEveryForm() {
        var forms = new HashSet<String>();
        SeededAsking.seeds()
                .forEach(seed -> sections(SeededAsking.asking(seed)).forEach(section -> {
                    var alike = section.text().contains("no figure differs") ? "alike" : "few";
                    forms.add(section.metric() == null ? alike : "different");
                }));
        assertThat(forms).containsExactlyInAnyOrder("different", "alike", "few");
    }
}
