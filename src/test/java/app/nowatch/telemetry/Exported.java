package app.nowatch.telemetry;

import app.nowatch.Reply;
import app.nowatch.TestClient;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An item with its resource and scope: what must be the same at both ends. */
record Exported(
        Resource resource, String resourceSchema, InstrumentationScope scope, String scopeSchema, Message item) {
    /** Ours would read a zero below zero as one above. */
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Pattern ID = Pattern.compile("(\"(?:traceId|spanId|parentSpanId)\":)\"([0-9a-f]*)\"");

    static List<Exported> of(ExportTraceServiceRequest request) {
        var all = new ArrayList<Exported>();
        for (var resource : request.getResourceSpansList()) {
            for (var scope : resource.getScopeSpansList()) {
                for (var span : scope.getSpansList()) {
                    all.add(new Exported(
                            resource.getResource(),
                            resource.getSchemaUrl(),
                            scope.getScope(),
                            scope.getSchemaUrl(),
                            span));
                }
            }
        }
        return all;
    }

    static List<Exported> of(ExportMetricsServiceRequest request) {
        var all = new ArrayList<Exported>();
        for (var resource : request.getResourceMetricsList()) {
            for (var scope : resource.getScopeMetricsList()) {
                for (var metric : scope.getMetricsList()) {
                    all.add(new Exported(
                            resource.getResource(),
                            resource.getSchemaUrl(),
                            scope.getScope(),
                            scope.getSchemaUrl(),
                            metric));
                }
            }
        }
        return all;
    }

    static List<Exported> of(ExportLogsServiceRequest request) {
        var all = new ArrayList<Exported>();
        for (var resource : request.getResourceLogsList()) {
            for (var scope : resource.getScopeLogsList()) {
                for (var log : scope.getLogRecordsList()) {
                    all.add(new Exported(
                            resource.getResource(),
                            resource.getSchemaUrl(),
                            scope.getScope(),
                            scope.getSchemaUrl(),
                            log));
                }
            }
        }
        return all;
    }

    /** All that an administrator is shown of a signal: {@code spans}, {@code metrics} or {@code logs}. */
    static List<Exported> shown(TestClient admin, String signal, String query) {
        return of(admin.get("/v1/admin/telemetry/" + signal + "?limit=1000" + query));
    }

    static List<Exported> of(Reply reply) {
        var all = new ArrayList<Exported>();
        MAPPER.readTree(reply.expect(200).bytes()).get("items").forEach(item -> all.add(of(item)));
        return all;
    }

    private static Exported of(JsonNode item) {
        var resource = Resource.newBuilder();
        var scope = InstrumentationScope.newBuilder();
        merge(item.get("resource"), resource);
        merge(item.get("scope"), scope);
        Message.Builder message = item.has("span")
                ? Span.newBuilder()
                : item.has("metric") ? Metric.newBuilder() : LogRecord.newBuilder();
        merge(item.has("span") ? item.get("span") : item.has("metric") ? item.get("metric") : item.get("log"), message);
        return new Exported(
                resource.build(),
                item.path("resourceSchemaUrl").asString(""),
                scope.build(),
                item.path("scopeSchemaUrl").asString(""),
                message.build());
    }

    /** By protobuf's own reader, which wants base64 where OTLP has hex digits, and refuses unknown fields. */
    private static void merge(JsonNode json, Message.Builder message) {
        var base64 = ID.matcher(json.toString())
                .replaceAll(match -> match.group(1)
                        + '"'
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(match.group(2)))
                        + '"');
        try {
            JsonFormat.parser().merge(base64, message);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(json.toString(), e);
        }
    }
}
