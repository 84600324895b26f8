package app.nowatch.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reflection says. The numbers are those of the metric, in its unit.
 *
 * @param value of the day, or the median of the week; of a trigger, the median of the days with it
 * @param typical the median of the days that it is compared with
 * @param deviation from typical to value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Section(
        Topic section,
        String text,
        @Nullable Metric metric,
        @Nullable Double value,
        @Nullable Double typical,
        @Nullable Double deviation) {
    static Section of(Topic topic, String text) {
        return new Section(topic, text, null, null, null, null);
    }

    /** About a number that there is nothing to compare with. */
    static Section of(Topic topic, String text, Metric metric, double value) {
        return new Section(topic, text, metric, value, null, null);
    }

    static Section of(Topic topic, String text, Metric metric, double value, double typical) {
        return new Section(topic, text, metric, value, typical, difference(value, typical));
    }

    /** Of the decimal numbers that are written: 61.1 less 60.3 is 0.8, and nothing of how a machine keeps them. */
    private static double difference(double value, double typical) {
        return BigDecimal.valueOf(value).subtract(BigDecimal.valueOf(typical)).doubleValue();
    }
}
