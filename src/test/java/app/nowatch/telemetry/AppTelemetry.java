package app.nowatch.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an app instrumented with the OpenTelemetry SDK has to tell, of every kind that the SDK makes. */
record AppTelemetry(List<SpanData> spans, List<MetricData> metrics, List<LogRecordData> logs) {
    private static final Resource RESOURCE = Resource.create(
            Attributes.builder()
                    .put("service.name", "nowatch-app")
                    .put("service.version", "4.12.0")
                    .put("device.firmware.version", "2.4.1")
                    .put("device.model.identifier", "Pixel \"9\" \\ \u0001 µ 😀")
                    .build(),
            "https://opentelemetry.io/schemas/1.30.0");

    static AppTelemetry create() {
        return new AppTelemetry(madeSpans(), madeMetrics(), madeLogs());
    }

    private static List<SpanData> madeSpans() {
        var collected = new ArrayList<SpanData>();
        try (var provider = SdkTracerProvider.builder()
                .setResource(RESOURCE)
                .addSpanProcessor(SimpleSpanProcessor.create(new Spans(collected)))
                .build()) {
            var tracer = provider.tracerBuilder("sync")
                    .setInstrumentationVersion("1.2")
                    .setSchemaUrl("https://example.org/schema")
                    .build();
            var parent =
                    tracer.spanBuilder("sync").setSpanKind(SpanKind.INTERNAL).startSpan();
            var child = tracer.spanBuilder("upload")
                    .setParent(io.opentelemetry.context.Context.root().with(parent))
                    .setSpanKind(SpanKind.CLIENT)
                    .addLink(parent.getSpanContext(), Attributes.of(AttributeKey.stringKey("why"), "a link"))
                    .setAttribute("http.request.method", "POST")
                    .setAttribute("http.response.status_code", Long.MAX_VALUE)
                    .setAttribute("ratio", 0.1 + 0.2)
                    .setAttribute("whole", 3.0)
                    .setAttribute("none", 0L)
                    .setAttribute("no", false)
                    .setAttribute("not.a.number", Double.NaN)
                    .setAttribute(AttributeKey.stringArrayKey("series"), List.of("HEART_RATE", ""))
                    .setAttribute(AttributeKey.longArrayKey("rows"), List.of(-1L, 0L, 1L))
                    .setAttribute(AttributeKey.doubleArrayKey("seconds"), List.of(1e-300, -0.5, 1e300))
                    .setAttribute(AttributeKey.booleanArrayKey("ok"), List.of(true, false))
                    .startSpan();
            child.addEvent("began", Attributes.of(AttributeKey.longKey("try"), 2L));
            child.recordException(new IllegalStateException("no \u0000 network"));
            child.setStatus(StatusCode.ERROR, "line one\nline two");
            child.end();
            parent.setStatus(StatusCode.OK);
            parent.end();
        }
        return collected;
    }

    private static List<MetricData> madeMetrics() {
        var collected = new ArrayList<MetricData>();
        var exponential = View.builder()
                .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                .build();
        try (var provider = SdkMeterProvider.builder()
                .setResource(RESOURCE)
                .registerMetricReader(PeriodicMetricReader.create(new Metrics(collected)))
                .registerView(InstrumentSelector.builder().setName("sync.rows").build(), exponential)
                .build()) {
            var meter = provider.meterBuilder("sync").build();
            var attributes = Attributes.of(AttributeKey.stringKey("series"), "HEART_RATE");
            meter.counterBuilder("sync.count").setUnit("{sync}").build().add(3, attributes);
            meter.upDownCounterBuilder("sync.waiting").ofDoubles().build().add(-2.5, attributes);
            meter.gaugeBuilder("battery").setDescription("of the watch").build().set(0.71);
            var duration = meter.histogramBuilder("sync.duration").setUnit("s").build();
            var rows = meter.histogramBuilder("sync.rows").build();
            for (double value : new double[] {0, 0.004, 1.5, 7, 120_000}) {
                duration.record(value, attributes);
                rows.record(value, attributes);
            }
            provider.forceFlush().join(10, java.util.concurrent.TimeUnit.SECONDS);
        }
        return collected;
    }

    private static List<LogRecordData> madeLogs() {
        var collected = new ArrayList<LogRecordData>();
        try (var provider = SdkLoggerProvider.builder()
                .setResource(RESOURCE)
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(new Logs(collected)))
                .build()) {
            var logger = provider.loggerBuilder("app").build();
            logger.logRecordBuilder()
                    .setSeverity(Severity.ERROR2)
                    .setSeverityText("bad")
                    .setBody("it broke")
                    .setTimestamp(System.currentTimeMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                    .setAttribute(AttributeKey.stringKey("exception.type"), "java.io.IOException")
                    .emit();
            logger.logRecordBuilder()
                    .setEventName("watch.found")
                    .setBody(Value.of(
                            KeyValue.of("name", Value.of("NOWATCH")),
                            KeyValue.of("bytes", Value.of(new byte[] {0, 1, -1})),
                            KeyValue.of("list", Value.of(List.of(Value.of(1), Value.of(true), Value.of(""))))))
                    .emit();
        }
        return collected;
    }

    private record Spans(List<SpanData> collected) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            collected.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private record Metrics(List<MetricData> collected) implements MetricExporter {
        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            collected.clear();
            collected.addAll(metrics);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private record Logs(List<LogRecordData> collected) implements LogRecordExporter {
        @Override
        public CompletableResultCode export(Collection<LogRecordData> logs) {
            collected.addAll(logs);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
