package app.nowatch.bench;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A batch as the SDK's batch processor sends it: 512 spans of one app, compressed protobuf. */
final class SpanBatch {
    static final int SPANS = 512;

    private static final int WARM_UP = 1_000;
    private static final int TIMES = 500;
    private static final long SEED = 20_261_123;
    private static final int EVERY = 8;
    private static final List<String> NAMES = List.of("upload", "sync", "ble.read", "screen.show", "db.query");

    private final byte[] body;
    private final int unzipped;

    SpanBatch() throws IOException {
        var protobuf = request().toByteArray();
        unzipped = protobuf.length;
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(protobuf);
        }
        body = zipped.toByteArray();
    }

    byte[] body() {
        return body.clone();
    }

    /** Bytes of a span before it is compressed. */
    int bytesEach() {
        return unzipped / SPANS;
    }

    private static ExportTraceServiceRequest request() {
        var random = new Random(SEED);
        long now = Clock.systemUTC().millis() * 1_000_000;
        var request = ExportTraceServiceRequest.newBuilder();
        var resource = request.addResourceSpansBuilder();
        resource.getResourceBuilder()
                .addAttributes(text("service.name", "nowatch-app"))
                .addAttributes(text("service.version", "4.12.0"))
                .addAttributes(text("service.instance.id", "0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b"))
                .addAttributes(text("telemetry.sdk.name", "opentelemetry"))
                .addAttributes(text("telemetry.sdk.language", "swift"))
                .addAttributes(text("os.name", "iOS"))
                .addAttributes(text("os.version", "26.1"))
                .addAttributes(text("device.model.identifier", "iPhone17,1"))
                .addAttributes(text("device.firmware.version", "2.4.1"));
        var scope = resource.addScopeSpansBuilder();
        scope.getScopeBuilder().setName("app.nowatch.sync").setVersion("1.0");
        for (int i = 0; i < SPANS; i++) {
            scope.addSpans(span(random, i, now));
        }
        return request.build();
    }

    private static Span.Builder span(Random random, int number, long now) {
        long begins = now - random.nextInt(60_000) * 1_000_000L;
        var span = Span.newBuilder()
                .setTraceId(id(random, 16))
                .setSpanId(id(random, 8))
                .setParentSpanId(id(random, 8))
                .setName(NAMES.get(number % NAMES.size()))
                .setKindValue(1 + number % 3)
                .setStartTimeUnixNano(begins)
                .setEndTimeUnixNano(begins + random.nextInt(1 << 30))
                .addAttributes(text("http.request.method", "POST"))
                .addAttributes(text("url.path", "/v1/measurement/upload"))
                .addAttributes(whole("http.response.status_code", 201))
                .addAttributes(whole("http.request.body.size", random.nextInt(100_000)))
                .addAttributes(text("network.connection.type", "wifi"))
                .addAttributes(text("session.id", "s" + random.nextInt(1_000_000)));
        if (number % EVERY == 0) {
            span.addEventsBuilder().setName("retry").setTimeUnixNano(begins).addAttributes(whole("attempt", 2));
        }
        return span;
    }

    private static ByteString id(Random random, int length) {
        var id = new byte[length];
        random.nextBytes(id);
        return ByteString.copyFrom(id);
    }

    private static KeyValue.Builder text(String key, String value) {
        var attribute = KeyValue.newBuilder().setKey(key);
        attribute.getValueBuilder().setStringValue(value);
        return attribute;
    }

    private static KeyValue.Builder whole(String key, long value) {
        var attribute = KeyValue.newBuilder().setKey(key);
        attribute.getValueBuilder().setIntValue(value);
        return attribute;
    }

    /** Unpacks and parses it and does nothing with it; by the CPU time of this thread alone. */
    double parsedPerSecond() throws IOException {
        parse(WARM_UP);
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        parse(TIMES);
        double seconds = Run.seconds(threads.getCurrentThreadCpuTime() - start);
        return (double) TIMES * SPANS / seconds;
    }

    private void parse(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            var request = ExportTraceServiceRequest.parseFrom(
                    new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes());
            if (request.getResourceSpans(0).getScopeSpans(0).getSpansCount() != SPANS) {
                throw new IOException("the batch lacks spans");
            }
        }
    }
}
