package app.nowatch.insight;

import app.nowatch.statistics.Baseline;
import java.util.Locale;
import java.util.Map;

/** Says how each figure compares with the person's own past, or that there is too little of it. */
final class FigureRule {
    private FigureRule() {}

    static Section say(Comparison comparison, Period period, Wording wording) {
        return comparison
                .range()
                .figure()
                .map(range -> compared(comparison, range, period, wording))
                .orElseGet(() -> alone(comparison, period, wording));
    }

    private static Section compared(Comparison comparison, Baseline range, Period period, Wording wording) {
        var metric = comparison.metric();
        var unit = metric.unit();
        var position = Position.of(comparison.value(), range, unit);
        var low = unit.written(range.typical() - range.lowerDeviation());
        var high = unit.written(range.typical() + range.upperDeviation());
        var form = low.equals(high) && position == Position.WITHIN ? "same" : position.key();
        var text = wording.say(
                key(period) + "." + form,
                Map.of(
                        "name", name(metric, wording),
                        "when", wording.say("metric." + metric + ".when"),
                        "value", unit.written(comparison.value()),
                        "valueDays", String.valueOf(comparison.valueDays()),
                        "typical", unit.written(range.typical()),
                        "difference", unit.difference(comparison.value(), range.typical()),
                        "low", low,
                        "high", high,
                        "days", String.valueOf(range.days())));
        return Section.of(metric.topic(), text, metric, comparison.value(), range.typical());
    }

    private static Section alone(Comparison comparison, Period period, Wording wording) {
        var metric = comparison.metric();
        var text = wording.say(
                key(period) + ".new",
                Map.of(
                        "name", name(metric, wording),
                        "when", wording.say("metric." + metric + ".when"),
                        "value", metric.unit().written(comparison.value()),
                        "valueDays", String.valueOf(comparison.valueDays()),
                        "days", String.valueOf(comparison.earlierDays())));
        return Section.of(metric.topic(), text, metric, comparison.value());
    }

    static String name(Metric metric, Wording wording) {
        return wording.say("metric." + metric);
    }

    /** As keys of texts have it. */
    static String key(Period period) {
        return period.name().toLowerCase(Locale.ROOT);
    }
}
