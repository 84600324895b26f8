package app.nowatch.insight;

import app.nowatch.platform.json.Fields;
import app.nowatch.platform.json.Times;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A question as {@code /v2/insight} has it. Of the three objects it takes what it knows; whatever else is in them does not matter. */
final class QuestionForm {
    private static final int LONGEST_FORMAT = 100;
    private static final int MOST_TRIGGERS = 100;
    private static final int MOST_IDS = 1_000;
    private static final int MOST_MEMBERS = 3_660;

    /** Neither control characters nor half characters. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,100}");

    private static final String NAMES = "texts of 1 to 100 characters";

    /** Of several keys for one day a bare day counts, else the first by its characters: their order in the body says nothing. */
    private static final Comparator<String> FIRST = Comparator.comparing(
                    (String key) -> Times.parseDay(key).isEmpty())
            .thenComparing(Comparator.naturalOrder());

    private QuestionForm() {}

    /** Nothing may be done with it before {@link Fields#check()}. */
    static Question read(Fields fields) {
        var clockface = Clockface.of(fields.text("time_format", 1, LONGEST_FORMAT));
        var today = facts(fields.anyObject("today_metrics", MOST_MEMBERS));
        var triggers = fields.texts("today_triggers", MOST_TRIGGERS, NAME, NAMES);
        var metrics = days(fields.anyObject("past_daily_metrics", MOST_MEMBERS));
        var pastTriggers = days(fields.anyObject("past_triggers", MOST_MEMBERS));
        var told = fields.texts("previous_research_insight_ids", MOST_IDS, NAME, NAMES);

        var days = new TreeMap<LocalDate, DayFacts>();
        metrics.forEach((day, node) -> days.put(day, facts(node)));
        var named = new TreeMap<LocalDate, NavigableSet<String>>();
        pastTriggers.forEach((day, node) -> named.put(day, names(node)));
        return new Question(clockface, today, triggers, new Past(days, named), new HashSet<>(told));
    }

    /** By day; a moment counts for the day that it tells, as in feedback. */
    private static NavigableMap<LocalDate, JsonNode> days(JsonNode object) {
        var days = new TreeMap<LocalDate, JsonNode>();
        object.properties().stream()
                .sorted(Map.Entry.comparingByKey(FIRST))
                .forEach(entry -> Times.parseSent(entry.getKey())
                        .ifPresent(sent -> days.putIfAbsent(sent.day(), entry.getValue())));
        return days;
    }

    private static DayFacts facts(JsonNode object) {
        var figures = new EnumMap<Metric, Double>(Metric.class);
        var times = new EnumMap<ClockTime, LocalTime>(ClockTime.class);
        object.properties().forEach(entry -> {
            Metric.named(entry.getKey())
                    .ifPresent(
                            metric -> figure(metric, entry.getValue()).ifPresent(value -> figures.put(metric, value)));
            ClockTime.named(entry.getKey())
                    .ifPresent(name -> time(entry.getValue()).ifPresent(time -> times.put(name, time)));
        });
        return new DayFacts(figures, times);
    }

    private static Optional<Double> figure(Metric metric, JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isNumber)
                // Zero has no sign.
                .map(number -> number.decimalValue().doubleValue() + 0.0)
                .filter(metric::takes);
    }

    /** {@code 23:40}, with seconds or without. */
    private static Optional<LocalTime> time(JsonNode node) {
        if (!node.isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(node.stringValue()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static NavigableSet<String> names(JsonNode array) {
        var names = new TreeSet<String>();
        if (array.isArray()) {
            array.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .filter(name -> NAME.matcher(name).matches())
                    .limit(MOST_TRIGGERS)
                    .forEach(names::add);
        }
        return names;
    }
}
