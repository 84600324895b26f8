package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no exporter of sound mind sends. After each of them the server takes a good batch, in all the memory that it had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTelemetryTest {
    private TestServer server;
    private Someone sender;
    private Someone admin;
    private double memory;

    @BeforeAll
    void start() {
        server = TestServer.start();
        memory = freeMemory();
        admin = Someone.admin(server);
    }

    @BeforeEach
    void anotherPerson() {
        sender = Someone.insert(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void aGoodBatchIsTaken() {
        Otlp.send(sender.client(), "spans", Otlp.spans(good("after all"))).expect(200);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> freeMemory() == memory);
    }

    private double freeMemory() {
        return server.metric("telemetry_memory_free_bytes");
    }

    private Span.Builder good(String name) {
        return Otlp.span(server.clock(), name);
    }

    private Reply send(byte[] body, String... headers) {
        return Otlp.send(sender.client(), "spans", body, headers);
    }

    private static ExportTraceServiceResponse answer(Reply reply) throws InvalidProtocolBufferException {
        return ExportTraceServiceResponse.parseFrom(reply.expect(200).bytes());
    }

    /** Sends a good span with the others, and asserts how many of these were refused and why. */
    private void assertRefused(int count, String reason, Span.Builder... others) throws InvalidProtocolBufferException {
        var name = "beside " + reason + " " + sender.id();
        var all = Stream.concat(Stream.of(good(name)), Arrays.stream(others)).toArray(Span.Builder[]::new);
        var partial =
                answer(Otlp.send(sender.client(), "spans", Otlp.spans(all))).getPartialSuccess();
        assertThat(partial.getRejectedSpans()).isEqualTo(count);
        assertThat(partial.getErrorMessage()).startsWith("left out: ").contains(reason);
        assertThat(server.database()
                        .queryOne("SELECT count(*) FROM telemetry_span WHERE user_id = '"
                                + sender.id().substring(4) + "'"))
                .isEqualTo("1");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    static Stream<byte[]> broken() throws IOException {
        var good = Otlp.spans(Span.newBuilder().setName("x")).toByteArray();
        var random = new byte[1_000];
        new Random(20_261_123).nextBytes(random);
        return Stream.of(
                Arrays.copyOf(good, good.length - 1),
                "{}".getBytes(StandardCharsets.US_ASCII),
                random,
                new byte[] {0x0A, 0x05, 1},
                new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
                new byte[] {0x0A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
                new byte[] {0x0C},
                gzip(good));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenProtobufIs400(byte[] body) {
        send(body).expect(400).contains("body: ");
    }

    @Test
    void invalidUtf8Is400() throws IOException {
        var span = Span.newBuilder()
                .setNameBytes(ByteString.copyFromUtf8("name"))
                .build()
                .toByteArray();
        int name = new String(span, StandardCharsets.ISO_8859_1).indexOf("name");
        span[name] = (byte) 0xC3;
        span[name + 1] = '(';
        send(wrapped(span, 1)).expect(400);
    }

    /** In as many messages as it needs to be a request; or, repeated, in as many spans. */
    private static byte[] wrapped(byte[] span, int times) throws IOException {
        var spans = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(spans);
        for (int i = 0; i < times; i++) {
            out.writeByteArray(2, span);
        }
        out.flush();
        return outer(1, outer(2, spans.toByteArray()));
    }

    private static byte[] outer(int number, byte[] message) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(number, message);
        out.flush();
        return bytes.toByteArray();
    }

    @Test
    void tenMegabytesAre413() throws IOException {
        var large = Otlp.spans(good("x".repeat(10 << 20))).toByteArray();
        send(large).expect(413);
        var noise = new byte[10 << 20];
        new Random(7).nextBytes(noise);
        send(noise).expect(413);
        send(gzip(noise), "Content-Encoding", "gzip").expect(413);
        sender.client()
                .post("/v1/telemetry/spans", "[" + "1,".repeat(5 << 20) + "1]")
                .expect(413);
    }

    @Test
    void aGzipBombIs413() throws IOException {
        var bomb = gzip(new byte[256 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        send(bomb, "Content-Encoding", "gzip").expect(413);
        send(gzip(gzip(bomb)), "Content-Encoding", "gzip").expect(400);
    }

    @Test
    void halfAGzipIs400() throws IOException {
        var whole = gzip(Otlp.spans(good("zipped")).toByteArray());
        send(Arrays.copyOf(whole, whole.length - 9), "Content-Encoding", "gzip").expect(400);
        send(new byte[] {1, 2, 3}, "Content-Encoding", "gzip").expect(400);
        send(new byte[0], "Content-Encoding", "gzip").expect(400);
        assertThat(answer(send(whole, "Content-Encoding", "gzip")).hasPartialSuccess())
                .isFalse();
    }

    @Test
    void twoBytesThatBecomeAnObjectEachAre413() throws IOException {
        send(wrapped(new byte[0], 1 << 20)).expect(413).contains("too many values");
    }

    @Test
    void oneHundredThousandAttributesAreOneRefusedItem() throws InvalidProtocolBufferException {
        var many = Collections.nCopies(100_000, Otlp.attribute("k", "v"));
        assertRefused(1, "1 with more than 128 attributes", good("many").addAllAttributes(many));
        var most = Collections.nCopies(128, Otlp.attribute("k", "v"));
        Otlp.send(sender.client(), "spans", Otlp.spans(good("most").addAllAttributes(most)))
                .expect(200)
                .lacks("left out");
    }

    @Test
    void attributesAreCountedWhereverTheyStand() throws InvalidProtocolBufferException {
        var many = Collections.nCopies(129, Otlp.attribute("k", "v"));
        assertRefused(
                2,
                "2 with more than 128 attributes",
                good("event").addEvents(Span.Event.newBuilder().addAllAttributes(many)),
                good("link").addLinks(Span.Link.newBuilder().addAllAttributes(many)));
        var request = Otlp.spans(good("a"), good("b")).toBuilder();
        request.getResourceSpansBuilder(0).getResourceBuilder().addAllAttributes(many);
        assertThat(answer(Otlp.send(sender.client(), "spans", request.build()))
                        .getPartialSuccess()
                        .getRejectedSpans())
                .isEqualTo(2);
    }

    @Test
    void timesOutOfBoundsAreRefused() throws InvalidProtocolBufferException {
        var now = server.clock().instant();
        assertRefused(
                5,
                "5 with a time",
                good("event").addEvents(Span.Event.newBuilder().setTimeUnixNano(1)),
                good("far").setEndTimeUnixNano(Otlp.nanos(now.plus(Duration.ofHours(25)))),
                good("never").setStartTimeUnixNano(-1),
                good("old").setStartTimeUnixNano(Otlp.nanos(Instant.parse("2014-12-31T23:59:59Z"))),
                good("seconds").setStartTimeUnixNano(now.getEpochSecond()));
        assertThat(answer(Otlp.send(
                                sender.client(),
                                "spans",
                                Otlp.spans(
                                        good("soon").setEndTimeUnixNano(Otlp.nanos(now.plus(Duration.ofHours(23)))),
                                        good("2015")
                                                .setStartTimeUnixNano(
                                                        Otlp.nanos(Instant.parse("2015-01-01T00:00:00Z"))))))
                        .hasPartialSuccess())
                .isFalse();
    }

    @Test
    void anUnknownTimeIsThatOfArrival() {
        Otlp.send(sender.client(), "spans", Otlp.spans(Span.newBuilder().setName("timeless")))
                .expect(200);
        assertThat(
                        server.database()
                                .query(
                                        "SELECT time = received FROM telemetry_span WHERE name = 'timeless' AND trace_id IS NULL"))
                .containsExactly("t");
    }

    @Test
    void idsOfAnotherLengthAreRefused() throws InvalidProtocolBufferException {
        var half = ByteString.copyFrom(new byte[8]);
        assertRefused(
                4,
                "4 with an id",
                good("trace").setTraceId(half),
                good("span").setSpanId(Otlp.TRACE),
                good("parent").setParentSpanId(ByteString.copyFrom(new byte[1])),
                good("link").addLinks(Span.Link.newBuilder().setTraceId(half)));
    }

    @Test
    void deepNestingIs400() throws IOException {
        var value = AnyValue.newBuilder().setStringValue("deep").build();
        for (int i = 0; i < 20; i++) {
            value = nested(value);
        }
        var span = good("deep").addAttributes(KeyValue.newBuilder().setKey("k").setValue(value));
        Otlp.send(sender.client(), "spans", Otlp.spans(span)).expect(200);
        for (int i = 0; i < 200; i++) {
            value = nested(value);
        }
        var deeper =
                good("deeper").addAttributes(KeyValue.newBuilder().setKey("k").setValue(value));
        Otlp.send(sender.client(), "spans", Otlp.spans(deeper)).expect(400);
        sender.client()
                .post("/v1/telemetry/spans", "{\"x\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}")
                .expect(400);
        var open = "{\"arrayValue\":{\"values\":[";
        sender.client()
                .post(
                        "/v1/telemetry/logs",
                        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":" + open.repeat(70)
                                + "]}}".repeat(70) + "}]}]}]}")
                .expect(400);
    }

    private static AnyValue nested(AnyValue value) {
        var list = AnyValue.newBuilder();
        list.getArrayValueBuilder().addValues(value);
        return list.build();
    }

    @Test
    void nothingAtAllIsKeptWell() throws InvalidProtocolBufferException {
        assertThat(send(new byte[0]).expect(200).bytes()).isEmpty();
        assertThat(answer(send(ExportTraceServiceRequest.getDefaultInstance().toByteArray()))
                        .hasPartialSuccess())
                .isFalse();
        assertThat(sender.client()
                        .post("/v1/telemetry/logs", "{\"resourceLogs\":[]}")
                        .expect(200)
                        .text())
                .isEqualTo("{}");
        assertThat(server.database()
                        .queryOne("SELECT count(*) FROM telemetry_source WHERE user_id = '"
                                + sender.id().substring(4) + "'"))
                .isEqualTo("0");
    }

    @Test
    void otherTypesAndEncodingsAre415() {
        var body = Otlp.spans(good("typed")).toByteArray();
        for (var type : List.of("text/plain", "application/grpc", "application/x-protobuffer", "multipart/form-data")) {
            sender.client().send("POST", "/v1/telemetry/spans", body, type).expect(415);
        }
        sender.client().send("POST", "/v1/telemetry/spans", body, "").expect(415);
        for (var encoding : List.of("br", "deflate", "zstd", "gzip, gzip")) {
            send(body, "Content-Encoding", encoding).expect(415);
        }
        sender.client()
                .send("POST", "/v1/telemetry/spans", body, "Application/X-Protobuf; charset=binary")
                .expect(200);
        send(body, "Content-Encoding", "identity").expect(200);
    }

    @Test
    void theCharacterZeroIsNoTrouble() {
        var log = LogRecord.newBuilder()
                .setTimeUnixNano(Otlp.nanos(server.clock().instant()))
                .setEventName("a\0b")
                .setBody(AnyValue.newBuilder().setStringValue("\0"))
                .addAttributes(Otlp.attribute("exception.type", "x\0y"));
        var request = Otlp.logs(log).toBuilder();
        request.getResourceLogsBuilder(0)
                .getResourceBuilder()
                .setAttributes(0, Otlp.attribute("service.name", "nul\0"));
        Otlp.send(sender.client(), "logs", request.build()).expect(200);
        var shown = Exported.shown(admin.client(), "logs", "&service=nul%EF%BF%BD");
        assertThat(shown).extracting(Exported::item).containsExactly(log.build());
    }

    @Test
    void eachSignalCountsWhatItRefuses() throws InvalidProtocolBufferException {
        var log = LogRecord.newBuilder().setObservedTimeUnixNano(1);
        assertThat(ExportLogsServiceResponse.parseFrom(Otlp.send(sender.client(), "logs", Otlp.logs(log, log))
                                .expect(200)
                                .bytes())
                        .getPartialSuccess()
                        .getRejectedLogRecords())
                .isEqualTo(2);
        var metric = Metric.newBuilder().setName("m");
        metric.getGaugeBuilder().addDataPointsBuilder().setTimeUnixNano(1);
        metric.getGaugeBuilder()
                .addDataPointsBuilder()
                .setTimeUnixNano(Otlp.nanos(server.clock().instant()));
        assertThat(ExportMetricsServiceResponse.parseFrom(Otlp.send(sender.client(), "metrics", Otlp.metrics(metric))
                                .expect(200)
                                .bytes())
                        .getPartialSuccess()
                        .getRejectedDataPoints())
                .isEqualTo(2);
    }

    /** A resource that says much is stored once, not with each of its spans. */
    @Test
    void aLargeResourceWithManySpansTakesNoMoreThanItIs() throws InvalidProtocolBufferException {
        var spans = Collections.nCopies(5_000, good("small").build());
        var request = Otlp.spans(spans).toBuilder();
        request.getResourceSpansBuilder(0)
                .getResourceBuilder()
                .addAttributes(Otlp.attribute("much", "x".repeat(3 << 20)));
        assertThat(answer(Otlp.send(sender.client(), "spans", request.build())).hasPartialSuccess())
                .isFalse();
    }
}
