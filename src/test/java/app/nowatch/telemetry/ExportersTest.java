package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import io.opentelemetry.exporter.logging.otlp.internal.logs.OtlpStdoutLogRecordExporter;
import io.opentelemetry.exporter.logging.otlp.internal.metrics.OtlpStdoutMetricExporter;
import io.opentelemetry.exporter.logging.otlp.internal.traces.OtlpStdoutSpanExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * OpenTelemetry's own exporters send what its SDK made, and administrators read the same again. What is the same is told by
 * another endpoint, to which the same exporters send the same.
 */
class ExportersTest {
    private final AppTelemetry app = AppTelemetry.create();
    private TestServer server;
    private FakeCollector reference;
    private Someone sender;
    private Someone admin;

    @BeforeEach
    void start() {
        server = TestServer.start();
        reference = new FakeCollector();
        sender = Someone.insert(server);
        admin = Someone.admin(server);
    }

    @AfterEach
    void stop() {
        reference.close();
        server.close();
    }

    private static void done(CompletableResultCode result) {
        result.join(30, TimeUnit.SECONDS);
        assertThat(result.isSuccess()).as("%s", result.getFailureThrowable()).isTrue();
    }

    private void export(String endpoint, String compression) {
        var bearer = "Bearer " + sender.client().token();
        try (var spans = OtlpHttpSpanExporter.builder()
                        .setEndpoint(endpoint + "/v1/traces")
                        .addHeader("Authorization", bearer)
                        .setCompression(compression)
                        .build();
                var metrics = OtlpHttpMetricExporter.builder()
                        .setEndpoint(endpoint + "/v1/metrics")
                        .addHeader("Authorization", bearer)
                        .setCompression(compression)
                        .build();
                var logs = OtlpHttpLogRecordExporter.builder()
                        .setEndpoint(endpoint + "/v1/logs")
                        .addHeader("Authorization", bearer)
                        .setCompression(compression)
                        .build()) {
            done(spans.export(app.spans()));
            done(metrics.export(app.metrics()));
            done(logs.export(app.logs()));
        }
    }

    private String endpoint() {
        return server.client().address() + "/nowatch/v1/telemetry";
    }

    private void assertShown() {
        var all = reference.exported();
        var shown = new java.util.ArrayList<Exported>();
        for (var signal : List.of("spans", "metrics", "logs")) {
            shown.addAll(Exported.shown(admin.client(), signal, ""));
        }
        assertThat(app.metrics()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(all)
                .hasSize(app.spans().size() + app.metrics().size() + app.logs().size());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
        assertThat(shown).map(Exported::toString).anyMatch(text -> text.contains("exponential_histogram"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "none"})
    void whatExportersSendComesBackEqual(String compression) {
        export(reference.address(), "gzip");
        export(endpoint(), compression);
        assertShown();
    }

    /** The SDK writes JSON to a stream; a file of it is sent by whatever sends files. */
    @Test
    void whatTheyWriteAsJsonComesBackEqual() {
        export(reference.address(), "gzip");
        var json = new ByteArrayOutputStream();
        done(OtlpStdoutSpanExporter.builder()
                .setOutput(json)
                .setWrapperJsonObject(true)
                .build()
                .export(app.spans()));
        send("spans", json);
        done(OtlpStdoutMetricExporter.builder()
                .setOutput(json)
                .setWrapperJsonObject(true)
                .build()
                .export(app.metrics()));
        send("metrics", json);
        done(OtlpStdoutLogRecordExporter.builder()
                .setOutput(json)
                .setWrapperJsonObject(true)
                .build()
                .export(app.logs()));
        send("logs", json);
        assertShown();
    }

    private void send(String signal, ByteArrayOutputStream json) {
        var text = json.toString(StandardCharsets.UTF_8);
        json.reset();
        assertThat(text).contains("\"resource");
        var reply = sender.client().post("/v1/telemetry/" + signal, text).expect(200);
        assertThat(reply.text()).isEqualTo("{}");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void anExporterThatMeetsA503DeliversLater() {
        var retries = RetryPolicy.builder()
                .setMaxAttempts(5)
                .setInitialBackoff(Duration.ofSeconds(2))
                .setMaxBackoff(Duration.ofSeconds(20))
                .build();
        server.database().execute("ALTER TABLE telemetry_span RENAME TO elsewhere");
        try (var spans = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint() + "/v1/traces")
                .addHeader("Authorization", "Bearer " + sender.client().token())
                .setTimeout(Duration.ofMinutes(2))
                .setRetryPolicy(retries)
                .build()) {
            var result = spans.export(app.spans());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> server.client()
                            .get("/metrics")
                            .text()
                            .lines()
                            .anyMatch(line -> line.contains("status=\"503\"")));
            server.database().execute("ALTER TABLE elsewhere RENAME TO telemetry_span");
            result.join(2, TimeUnit.MINUTES);
            assertThat(result.isSuccess())
                    .as("%s", result.getFailureThrowable())
                    .isTrue();
        }
        assertThat(server.database().queryOne("SELECT count(*) FROM telemetry_span"))
                .isEqualTo(String.valueOf(app.spans().size()));
    }

    @Test
    void theColumnsTellWhatTheDocumentsDo() {
        export(endpoint(), "gzip");
        var span = admin.client()
                .get("/v1/admin/telemetry/spans?severity=ERROR&service=nowatch-app")
                .expect(200)
                .json()
                .get("items");
        assertThat(span.size()).isEqualTo(1);
        var upload = app.spans().getFirst();
        assertThat(span.get(0).get("name").stringValue()).isEqualTo("upload");
        assertThat(span.get(0).get("userId").stringValue()).isEqualTo(sender.id());
        assertThat(span.get(0).get("traceId").stringValue()).isEqualTo(upload.getTraceId());
        assertThat(span.get(0).get("spanId").stringValue()).isEqualTo(upload.getSpanId());
        var logs = admin.client().get("/v1/admin/telemetry/logs?severity=ERROR").json();
        assertThat(logs.get("items").size()).isEqualTo(1);
        assertThat(logs.get("items").get(0).get("severity").intValue()).isEqualTo(18);
        assertThat(admin.client().get("/v1/admin/telemetry/crashes").json().toString())
                .isEqualTo(
                        "[{\"firmware\":\"2.4.1\",\"exceptionType\":\"java.io.IOException\",\"crashes\":1,\"people\":1,\"failureReports\":0},"
                                + "{\"firmware\":\"2.4.1\",\"exceptionType\":\"java.lang.IllegalStateException\",\"crashes\":1,\"people\":1,\"failureReports\":0}]");
    }
}
