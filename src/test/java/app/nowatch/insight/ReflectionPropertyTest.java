package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What holds for every question; a failure names the seed that it was made of. */
class ReflectionPropertyTest {
    private static final Pattern QUANTITY =
            Pattern.compile("(\\d+) h(?: (\\d+) min)?|(\\d{1,2}):(\\d\\d)( [AP]M)?|(-?\\d+(?:\\.\\d)?)");
    private static final String[] TRIGGERS = {"coffee", "late meal", "travel", "MEETING", "run"};
    private static final int LONGEST_PAST = 45;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Asking asking(long seed) {
        var random = new Random(seed);
        var asking = new Asking().timeFormat(random.nextBoolean() ? "12h" : "24h");
        boolean week = random.nextInt(3) == 0;
        int past = random.nextInt(LONGEST_PAST);
        for (var metric : Metric.values()) {
            double density = random.nextDouble();
            for (int back = 0; back < past; back++) {
                if (random.nextDouble() < density) {
                    asking.past(metric.name(), back, figure(metric, random));
                }
            }
            if (!week && random.nextBoolean()) {
                asking.today(metric.name(), figure(metric, random));
            }
        }
        for (var trigger : TRIGGERS) {
            if (random.nextBoolean()) {
                asking.triggers(trigger);
            }
            for (int back = 0; back < past; back++) {
                if (random.nextInt(3) == 0) {
                    asking.pastTrigger(trigger, back);
                }
            }
        }
        var told = Paper.all().stream()
                .map(Paper::id)
                .filter(id -> random.nextInt(4) > 0)
                .toList();
        return asking.told(told);
    }

    private static double figure(Metric metric, Random random) {
        double value = 30 + random.nextInt(60);
        return metric.unit() == Unit.COUNT
                ? random.nextInt(8)
                : value * (metric == Metric.SLEEP_DURATION ? 6.1 : 1) + random.nextInt(4) / 4.0;
    }

    /** The figures of days from so many back, the nearest, to so many back, by a second way to count them. */
    private static double[] figures(JsonNode past, String metric, int nearest, int farthest) {
        var found = new ArrayList<Double>();
        var days = new TreeMap<String, JsonNode>();
        past.properties().forEach(day -> {
            if (!day.getValue().isEmpty()) {
                days.put(day.getKey(), day.getValue());
            }
        });
        for (int back = nearest; !days.isEmpty() && back <= farthest; back++) {
            var day = days.get(
                    java.time.LocalDate.parse(days.lastKey()).minusDays(back).toString());
            if (day != null && day.has(metric)) {
                found.add(day.get(metric).doubleValue());
            }
        }
        return found.stream().mapToDouble(each -> each).sorted().toArray();
    }

    private static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        double low = sorted[(int) Math.floor(place)];
        double high = sorted[(int) Math.ceil(place)];
        return low + (place - Math.floor(place)) * (high - low);
    }

    private static List<Double> quantities(String text) {
        var found = new ArrayList<Double>();
        var matcher = QUANTITY.matcher(text.replaceAll("“[^”]*”", ""));
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                found.add(60 * Double.parseDouble(matcher.group(1))
                        + (matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2))));
            } else {
                assertThat(matcher.group(3)).as("no time of day was sent").isNull();
                found.add(Double.parseDouble(matcher.group(6)));
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

    private static Set<Double> allowedOfTrigger(Asking asking, Section section) {
        var allowed = new HashSet<Double>();
        var days = asking.question().past().days().size();
        for (int count = 0; count <= days; count++) {
            allowed.add((double) count);
        }
        if (section.metric() != null) {
            var unit = section.metric().unit();
            double one = java.util.Objects.requireNonNull(section.value());
            double other = java.util.Objects.requireNonNull(section.typical());
            allowed.add(rounded(one, unit));
            allowed.add(rounded(other, unit));
            allowed.add(unit.rounded(one).subtract(unit.rounded(other)).abs().doubleValue());
        }
        return allowed;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noNumberIsNamedThatDoesNotFollowFromTheRequest(long seed) {
        var asking = asking(seed);
        var reflection = asking.reflection();
        assertThat(reflection.title()).doesNotContainPattern("\\d");
        for (var section : reflection.sections()) {
            var named = quantities(section.text());
            if (section.section() == Topic.TRIGGERS) {
                assertThat(allowedOfTrigger(asking, section)).as(section.text()).containsAll(named);
            } else if (section.metric() == null) {
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
    @MethodSource("seeds")
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

    /** Numbers of trigger sections: both medians, by a second way to count them. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTriggersMediansAreThoseOfItsDaysAndOfTheOthers(long seed) {
        var asking = asking(seed);
        boolean day = !asking.body().get("today_metrics").isEmpty();
        var past = asking.body().get("past_daily_metrics");
        for (var section : asking.reflection().sections()) {
            if (section.section() != Topic.TRIGGERS || section.metric() == null) {
                continue;
            }
            var trigger = Arrays.stream(TRIGGERS)
                    .filter(name -> section.text().contains("“" + name + "”"))
                    .findFirst()
                    .orElseThrow();
            var with = asking.body().deepCopy().withObject("/past_daily_metrics");
            var last = past.properties().stream()
                    .filter(each -> !each.getValue().isEmpty())
                    .map(java.util.Map.Entry::getKey)
                    .max(String::compareTo)
                    .orElseThrow();
            var one = new ArrayList<Double>();
            var other = new ArrayList<Double>();
            for (int back = 0; back < (day ? 28 : 35); back++) {
                var date = java.time.LocalDate.parse(last).minusDays(back).toString();
                var figure = with.path(date).path(section.metric().name());
                if (figure.isNumber()) {
                    var names = asking.body().get("past_triggers").path(date);
                    boolean named = names.valueStream()
                            .anyMatch(name -> name.stringValue().equals(trigger));
                    (named ? one : other).add(figure.doubleValue());
                }
            }
            assertThat(section.value()).isEqualTo(median(one));
            assertThat(section.typical()).isEqualTo(median(other));
            assertThat(section.text()).contains(one.size() + " past days", other.size() + " days");
        }
    }

    private static double median(List<Double> values) {
        return quantile(values.stream().mapToDouble(each -> each).sorted().toArray(), 0.5);
    }
}
