package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.platform.MemoryBudget;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an app would send is taken up to the largest body, also when it is passed on; what never fits is told so. */
class LargeTelemetryTest {
    private static final int MOST = 4 << 20;

    private static Span.Builder span(TestServer server) {
        return Otlp.span(server.clock(), "POST /v1/measurements")
                .setParentSpanId(Otlp.SPAN)
                .addAttributes(Otlp.attribute("http.request.method", "POST"))
                .addAttributes(Otlp.attribute("url.path", "/nowatch/v1/measurements"))
                .addAttributes(Otlp.attribute("server.address", "nowatch.example.org"))
                .addAttributes(Otlp.attribute("network.protocol.version", "1.1"))
                .addAttributes(Otlp.attribute("network.connection.type", "wifi"))
                .addAttributes(Otlp.attribute("app.screen.name", "today"))
                .addAttributes(Otlp.attribute("thread.name", "sync-worker-3"))
                .addAttributes(Otlp.attribute("user.agent", "nowatch-app/4.12.0 (Android 16; Pixel 9)"));
    }

    private static byte[] bytes(Form form, ExportTraceServiceRequest request) {
        if (form == Form.PROTOBUF) {
            return request.toByteArray();
        }
        var json = new Bytes(new MemoryBudget(1 << 30, "").lease());
        new JsonText(json, new DenyList(List.of())).write(request, Shape.of(request.getDescriptorForType()));
        return Arrays.copyOf(json.buffer(), json.length());
    }

    /** So many spans as just fit into a body. */
    private static byte[] largest(Form form, Span span) {
        int hundred = bytes(form, Otlp.spans(Collections.nCopies(100, span))).length;
        return bytes(form, Otlp.spans(Collections.nCopies(100 * (MOST / hundred) - 1, span)));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aBodyOfTheLargestSizeIsTaken(Form form) {
        try (var collector = new FakeCollector();
                var server = TestServer.start(Map.of("telemetry.forward-to", collector.address()))) {
            var sender = Someone.insert(server);
            var body = largest(form, span(server).build());
            assertThat(body.length).isBetween(MOST - (MOST >> 5), MOST);
            var reply = sender.client().send("POST", "/v1/telemetry/spans", body, form.mediaType());
            assertThat(reply.expect(200).text()).doesNotContain("left out");
        }
    }

    @Test
    void whatAloneNeedsMoreThanAllMemoryIs413() {
        try (var server = TestServer.start(Map.of("telemetry.max-body", "64KiB", "telemetry.memory", "1MiB"))) {
            var sender = Someone.insert(server);
            var many = "{\"x\":[" + "0,".repeat(30_000) + "0]}";
            sender.client()
                    .send("POST", "/v1/telemetry/spans", many.getBytes(StandardCharsets.UTF_8), "application/json")
                    .expect(413)
                    .contains("too much in it");
            var empty = new ByteArrayOutputStream();
            for (int i = 0; i < 30_000; i++) {
                empty.writeBytes(new byte[] {10, 0});
            }
            Otlp.send(sender.client(), "spans", empty.toByteArray()).expect(413).contains("too much in it");
        }
    }
}
