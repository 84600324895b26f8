package app.nowatch.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.Set;

final class Metrics implements Items {
    @Override
    public Signal signal() {
        return Signal.METRIC;
    }

    @Override
    public Parser<? extends Message> parser() {
        return ExportMetricsServiceRequest.parser();
    }

    @Override
    public Message.Builder builder() {
        return ExportMetricsServiceRequest.newBuilder();
    }

    @Override
    public Message example() {
        return Metric.getDefaultInstance();
    }

    @Override
    public void walk(Message request, Receiver receiver) {
        for (var resource : ((ExportMetricsServiceRequest) request).getResourceMetricsList()) {
            for (var scope : resource.getScopeMetricsList()) {
                receiver.source(
                        resource.getResource(), resource.getSchemaUrl(), scope.getScope(), scope.getSchemaUrl());
                scope.getMetricsList().forEach(receiver::item);
            }
        }
    }

    @Override
    public Facts facts(Message item, Bounds bounds, Attributes attributes) {
        var metric = (Metric) item;
        bounds.attributes(metric.getMetadataList());
        var points = new MetricPoints(bounds);
        points.add(metric);
        return new Facts(
                points.latest(),
                metric.getName(),
                -1,
                ByteString.EMPTY,
                ByteString.EMPTY,
                "",
                "",
                Math.max(1, points.count()));
    }

    @Override
    public Message without(Message request, Set<Message> refused) {
        var kept = ExportMetricsServiceRequest.newBuilder();
        for (var resource : ((ExportMetricsServiceRequest) request).getResourceMetricsList()) {
            var keptResource = resource.toBuilder().clearScopeMetrics();
            for (var scope : resource.getScopeMetricsList()) {
                var keptScope = scope.toBuilder().clearMetrics();
                scope.getMetricsList().stream()
                        .filter(item -> !refused.contains(item))
                        .forEach(keptScope::addMetrics);
                if (keptScope.getMetricsCount() > 0) {
                    keptResource.addScopeMetrics(keptScope);
                }
            }
            if (keptResource.getScopeMetricsCount() > 0) {
                kept.addResourceMetrics(keptResource);
            }
        }
        return kept.build();
    }

    @Override
    public Message response(Refusals refusals) {
        var response = ExportMetricsServiceResponse.newBuilder();
        if (refusals.total() > 0) {
            response.getPartialSuccessBuilder()
                    .setRejectedDataPoints(refusals.total())
                    .setErrorMessage(refusals.message());
        }
        return response.build();
    }
}
