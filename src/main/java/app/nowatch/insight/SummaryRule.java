package app.nowatch.insight;

import java.util.List;
import java.util.Map;

/** Says in one sentence what the figures come to, and that there is too little past where that is so. */
final class SummaryRule {
    private SummaryRule() {}

    /** What the figures come to, as keys of texts have it. */
    private static String form(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return "nothing";
        }
        if (comparisons.stream().allMatch(comparison -> comparison.position().isEmpty())) {
            return "new";
        }
        return comparisons.stream().anyMatch(Comparison::standsOut) ? "unusual" : "usual";
    }

    static String title(Period period, List<Comparison> comparisons, Wording wording) {
        return wording.say("title." + FigureRule.key(period) + "." + form(comparisons));
    }

    static Section say(Period period, List<Comparison> comparisons, Wording wording) {
        var outside = comparisons.stream()
                .filter(Comparison::standsOut)
                .map(comparison -> wording.say("metric." + comparison.metric() + ".inside"))
                .toList();
        var text = wording.say(
                "summary." + FigureRule.key(period) + "." + form(comparisons), Map.of("names", wording.list(outside)));
        return Section.of(Topic.SUMMARY, text);
    }
}
