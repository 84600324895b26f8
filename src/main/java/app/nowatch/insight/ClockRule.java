package app.nowatch.insight;

import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.ClockTimes;
import app.nowatch.statistics.Percentiles;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says how the times of falling asleep and waking up compare with earlier ones, by the clock that the person reads. */
final class ClockRule {
    private ClockRule() {}

    static Stream<Section> say(Question question, Wording wording) {
        return Arrays.stream(ClockTime.values())
                .flatMap(time -> minutes(question, time).stream().map(now -> say(question, time, now, wording)));
    }

    /** In minutes after the noon before. */
    private static Optional<Double> minutes(Question question, ClockTime time) {
        if (question.period() == Period.DAY) {
            return Optional.ofNullable(question.today().times().get(time)).map(ClockTimes::minutesAfterNoon);
        }
        double[] week = question.week().minutesAfterNoon(time);
        return week.length < Comparison.LEAST_WEEK_DAYS ? Optional.empty() : Optional.of(Percentiles.median(week));
    }

    private static Section say(Question question, ClockTime time, double now, Wording wording) {
        double[] earlier = question.earlier().minutesAfterNoon(time);
        var key = "clock." + FigureRule.key(question.period()) + ".";
        var name = wording.say("clock." + time.field());
        var shown = shown(now, question);
        var text = Baseline.of(earlier)
                .figure()
                .map(range -> wording.say(
                        key + Position.of(now, range, Unit.MINUTES).key(),
                        Map.of(
                                "name", name,
                                "value", shown,
                                "typical", shown(range.typical(), question),
                                "difference", Unit.MINUTES.difference(now, range.typical()),
                                "days", String.valueOf(range.days()))))
                .orElseGet(() -> wording.say(
                        key + "new", Map.of("name", name, "value", shown, "days", String.valueOf(earlier.length))));
        return Section.of(Topic.SLEEP, text);
    }

    private static String shown(double minutesAfterNoon, Question question) {
        return question.clockface().written(ClockTimes.timeOfDay(minutesAfterNoon));
    }
}
