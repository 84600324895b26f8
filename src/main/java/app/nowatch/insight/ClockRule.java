package app.nowatch.insight;

import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.ClockTimes;
import java.util.Map;

/** Says how the times of falling asleep and waking up compare with earlier ones, by the clock that the person reads. */
final class ClockRule {
    private ClockRule() {}

    static Section say(ClockComparison comparison, Period period, Clockface clockface, Wording wording) {
        var text = comparison
                .range()
                .figure()
                .map(range -> compared(comparison, range, period, clockface, wording))
                .orElseGet(() -> alone(comparison, period, clockface, wording));
        return Section.of(Topic.SLEEP, text);
    }

    private static String compared(
            ClockComparison comparison, Baseline range, Period period, Clockface clockface, Wording wording) {
        var position = Position.of(comparison.now(), range, Unit.MINUTES);
        return wording.say(
                key(period) + position.key(),
                Map.of(
                        "name", name(comparison, wording),
                        "value", shown(comparison.now(), clockface),
                        "typical", shown(range.typical(), clockface),
                        "difference", Unit.MINUTES.difference(comparison.now(), range.typical()),
                        "days", String.valueOf(range.days())));
    }

    private static String alone(ClockComparison comparison, Period period, Clockface clockface, Wording wording) {
        return wording.say(
                key(period) + "new",
                Map.of(
                        "name", name(comparison, wording),
                        "value", shown(comparison.now(), clockface),
                        "days", String.valueOf(comparison.earlierDays())));
    }

    private static String name(ClockComparison comparison, Wording wording) {
        return wording.say("clock." + comparison.time().field());
    }

    private static String key(Period period) {
        return "clock." + FigureRule.key(period) + ".";
    }

    private static String shown(double minutesAfterNoon, Clockface clockface) {
        return clockface.written(ClockTimes.timeOfDay(minutesAfterNoon));
    }
}
