package app.nowatch.telemetry;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.List;

/** Looks at the points of a metric, of whichever kind they are. */
final class MetricPoints {
    private final Bounds bounds;
    private long count;
    private long latest;

    MetricPoints(Bounds bounds) {
        this.bounds = bounds;
    }

    long count() {
        return count;
    }

    /** The time of the last point, in nanoseconds of Unix; 0 when none tells it. */
    long latest() {
        return latest;
    }

    void add(Metric metric) {
        switch (metric.getDataCase()) {
            case GAUGE -> numbers(metric.getGauge().getDataPointsList());
            case SUM -> numbers(metric.getSum().getDataPointsList());
            case HISTOGRAM ->
                metric.getHistogram().getDataPointsList().forEach(point -> {
                    point(point.getAttributesList(), point.getStartTimeUnixNano(), point.getTimeUnixNano());
                    exemplars(point.getExemplarsList());
                });
            case EXPONENTIAL_HISTOGRAM ->
                metric.getExponentialHistogram().getDataPointsList().forEach(point -> {
                    point(point.getAttributesList(), point.getStartTimeUnixNano(), point.getTimeUnixNano());
                    exemplars(point.getExemplarsList());
                });
            case SUMMARY ->
                metric.getSummary()
                        .getDataPointsList()
                        .forEach(point -> point(
                                point.getAttributesList(), point.getStartTimeUnixNano(), point.getTimeUnixNano()));
            case DATA_NOT_SET -> {
                // A kind that is younger than this program; its name and unit are kept.
            }
        }
    }

    private void numbers(List<NumberDataPoint> points) {
        for (var point : points) {
            point(point.getAttributesList(), point.getStartTimeUnixNano(), point.getTimeUnixNano());
            exemplars(point.getExemplarsList());
        }
    }

    private void point(List<KeyValue> attributes, long start, long time) {
        bounds.attributes(attributes);
        bounds.time(start);
        bounds.time(time);
        count++;
        latest = Math.max(latest, time);
    }

    private void exemplars(List<Exemplar> exemplars) {
        for (var exemplar : exemplars) {
            bounds.attributes(exemplar.getFilteredAttributesList());
            bounds.ids(exemplar.getTraceId(), exemplar.getSpanId());
            bounds.time(exemplar.getTimeUnixNano());
        }
    }
}
