package app.nowatch.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the past days with a trigger of the day, or of the week, with those without it. */
final class TriggerRule {
    private static final int MOST_TOLD = 3;

    private TriggerRule() {}

    /**
     * What is known of one trigger.
     *
     * @param days with it, of which anything is known
     * @param comparable whether any metric has enough days with it and without
     */
    private record Finding(
            String trigger, int days, int otherDays, boolean comparable, Optional<TriggerEffect> effect) {
        static Finding of(String trigger, Past past) {
            int days = (int) past.days().keySet().stream()
                    .filter(day -> past.isNamed(trigger, day))
                    .count();
            boolean comparable = Arrays.stream(Metric.values())
                    .anyMatch(metric -> TriggerEffect.of(trigger, past, metric).isPresent());
            return new Finding(
                    trigger, days, past.days().size() - days, comparable, TriggerEffect.largest(trigger, past));
        }

        double weight() {
            return effect.map(TriggerEffect::size).orElse(comparable ? 0.0 : -1.0);
        }
    }

    static Stream<Section> say(Question question, Wording wording) {
        var past = question.past();
        return names(question).stream()
                .map(trigger -> Finding.of(trigger, past))
                .sorted(Comparator.comparingDouble(Finding::weight).reversed().thenComparing(Finding::trigger))
                .limit(MOST_TOLD)
                .map(finding -> say(finding, wording));
    }

    private static List<String> names(Question question) {
        return question.period() == Period.DAY
                ? question.todayTriggers()
                : Stream.concat(question.todayTriggers().stream(), question.week().names().stream())
                        .distinct()
                        .toList();
    }

    private static Section say(Finding finding, Wording wording) {
        return finding.effect()
                .map(effect -> different(finding, effect, wording))
                .orElseGet(() -> {
                    var text = wording.say(
                            finding.comparable() ? "trigger.alike" : "trigger.few",
                            Map.of(
                                    "trigger", finding.trigger(),
                                    "days", String.valueOf(finding.days()),
                                    "otherDays", String.valueOf(finding.otherDays())));
                    return Section.of(Topic.TRIGGERS, text);
                });
    }

    private static Section different(Finding finding, TriggerEffect effect, Wording wording) {
        var metric = effect.metric();
        var unit = metric.unit();
        var text = wording.say(
                "trigger.different",
                Map.of(
                        "trigger", finding.trigger(),
                        "name", wording.say("metric." + metric + ".inside"),
                        "value", unit.written(effect.with()),
                        "valueDays", String.valueOf(effect.withDays()),
                        "typical", unit.written(effect.without()),
                        "days", String.valueOf(effect.withoutDays()),
                        "difference", unit.difference(effect.with(), effect.without())));
        return Section.of(Topic.TRIGGERS, text, metric, effect.with(), effect.without());
    }
}
