package app.nowatch.insight;

import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.Percentiles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One figure of the day or week against the days before.
 *
 * @param value of the day; of a week the median of its days
 * @param valueDays how many days {@code value} rests on
 * @param earlierDays how many earlier days have this figure, enough or not
 */
record Comparison(Metric metric, double value, int valueDays, Outcome<Baseline> range, int earlierDays) {
    /** Ours: fewer days do not make a week. */
    static final int LEAST_WEEK_DAYS = 3;

    /** All that there is to say something about, in the order of the metrics. */
    static List<Comparison> of(Question question) {
        var values = question.period() == Period.DAY ? today(question) : week(question);
        var earlier = question.earlier();
        return values.entrySet().stream()
                .map(entry -> {
                    double[] figures = earlier.figures(entry.getKey());
                    var now = entry.getValue();
                    return new Comparison(entry.getKey(), now.value, now.days, Baseline.of(figures), figures.length);
                })
                .toList();
    }

    private record Now(double value, int days) {}

    private static Map<Metric, Now> today(Question question) {
        var values = new EnumMap<Metric, Now>(Metric.class);
        question.today().figures().forEach((metric, value) -> values.put(metric, new Now(value, 1)));
        return values;
    }

    private static Map<Metric, Now> week(Question question) {
        var week = question.week();
        var values = new EnumMap<Metric, Now>(Metric.class);
        for (var metric : Metric.values()) {
            double[] figures = week.figures(metric);
            if (figures.length >= LEAST_WEEK_DAYS) {
                values.put(metric, new Now(Percentiles.median(figures), figures.length));
            }
        }
        return values;
    }

    /** Empty when there are too few earlier days. */
    Optional<Position> position() {
        return range.figure().map(known -> Position.of(value, known, metric.unit()));
    }

    boolean standsOut() {
        return position().filter(position -> position != Position.WITHIN).isPresent();
    }
}
