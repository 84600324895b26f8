package app.nowatch.telemetry;

import app.nowatch.Reply;
import app.nowatch.TestClient;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Requests made by hand. */
final class Otlp {
    static final String PROTOBUF = "application/x-protobuf";
    static final ByteString TRACE =
            ByteString.copyFrom(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
    static final ByteString SPAN = ByteString.copyFrom(new byte[] {-1, 2, 3, 4, 5, 6, 7, 8});

    private Otlp() {}

    static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    /** A span that begins now. */
    static Span.Builder span(Clock clock, String name) {
        long now = nanos(clock.instant());
        return Span.newBuilder()
                .setName(name)
                .setTraceId(TRACE)
                .setSpanId(SPAN)
                .setStartTimeUnixNano(now)
                .setEndTimeUnixNano(now + 1_000_000);
    }

    static ExportTraceServiceRequest spans(List<Span> spans) {
        var request = ExportTraceServiceRequest.newBuilder();
        var resource = request.addResourceSpansBuilder();
        resource.getResourceBuilder().addAttributes(attribute("service.name", "app"));
        resource.addScopeSpansBuilder().addAllSpans(spans);
        return request.build();
    }

    static ExportTraceServiceRequest spans(Span.Builder... spans) {
        return spans(Arrays.stream(spans).map(Span.Builder::build).toList());
    }

    static ExportLogsServiceRequest logs(LogRecord.Builder... logs) {
        var request = ExportLogsServiceRequest.newBuilder();
        var resource = request.addResourceLogsBuilder();
        resource.getResourceBuilder().addAttributes(attribute("service.name", "app"));
        var scope = resource.addScopeLogsBuilder();
        Arrays.stream(logs).forEach(scope::addLogRecords);
        return request.build();
    }

    static ExportMetricsServiceRequest metrics(Metric.Builder... metrics) {
        var request = ExportMetricsServiceRequest.newBuilder();
        var scope = request.addResourceMetricsBuilder().addScopeMetricsBuilder();
        Arrays.stream(metrics).forEach(scope::addMetrics);
        return request.build();
    }

    /** Posts protobuf: to {@code spans}, {@code metrics} or {@code logs}. */
    static Reply send(TestClient client, String signal, MessageLite request, String... headers) {
        return send(client, signal, request.toByteArray(), headers);
    }

    static Reply send(TestClient client, String signal, byte[] body, String... headers) {
        return client.send("POST", "/v1/telemetry/" + signal, body, PROTOBUF, headers);
    }
}
