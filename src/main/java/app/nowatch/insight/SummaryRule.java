package app.nowatch.insight;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one sentence what the figures and times come to, and that there is too little past where that is so. */
final class SummaryRule {
    private SummaryRule() {}

    /** What they come to. */
    private enum Form {
        NOTHING,
        NEW,
        UNUSUAL,
        /** Nothing stands out, but not everything could be compared. */
        PARTLY,
        USUAL;

        static Form of(List<Optional<Position>> positions) {
            if (positions.isEmpty()) {
                return NOTHING;
            }
            if (positions.stream().allMatch(Optional::isEmpty)) {
                return NEW;
            }
            if (positions.stream()
                    .anyMatch(
                            position -> position.filter(SummaryRule::standsOut).isPresent())) {
                return UNUSUAL;
            }
            return positions.stream().anyMatch(Optional::isEmpty) ? PARTLY : USUAL;
        }

        /** As keys of texts have it. */
        String key(Period period) {
            return FigureRule.key(period) + "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private static boolean standsOut(Position position) {
        return position != Position.WITHIN;
    }

    private static Form form(List<Comparison> comparisons, List<ClockComparison> clocks) {
        return Form.of(Stream.concat(
                        comparisons.stream().map(Comparison::position),
                        clocks.stream().map(ClockComparison::position))
                .toList());
    }

    static String title(Period period, List<Comparison> comparisons, List<ClockComparison> clocks, Wording wording) {
        return wording.say("title." + form(comparisons, clocks).key(period));
    }

    static Section say(Period period, List<Comparison> comparisons, List<ClockComparison> clocks, Wording wording) {
        var outside = Stream.concat(
                        comparisons.stream()
                                .filter(Comparison::standsOut)
                                .map(comparison -> "metric." + comparison.metric() + ".inside"),
                        clocks.stream()
                                .filter(clock -> clock.position()
                                        .filter(SummaryRule::standsOut)
                                        .isPresent())
                                .map(clock -> "clock." + clock.time().field() + ".inside"))
                .map(wording::say)
                .toList();
        var text =
                wording.say("summary." + form(comparisons, clocks).key(period), Map.of("names", wording.list(outside)));
        return Section.of(Topic.SUMMARY, text);
    }
}
