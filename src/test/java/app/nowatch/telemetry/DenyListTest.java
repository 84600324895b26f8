package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody wants to have is neither stored nor passed on, wherever it stands. */
class DenyListTest {
    private static final String SECRET = "do not keep";
    private static final KeyValue DENIED = Otlp.attribute("user.Email", SECRET);
    private static final KeyValue KEPT = Otlp.attribute("kept", "yes");
    /** A map in a list in a map. */
    private static final AnyValue NESTED = map(
            DENIED,
            KEPT,
            KeyValue.newBuilder()
                    .setKey("list")
                    .setValue(list(map(Otlp.attribute("last_latitude", SECRET), KEPT)))
                    .build());

    private FakeCollector collector;
    private TestServer server;
    private Someone sender;
    private Someone admin;

    private static AnyValue map(KeyValue... values) {
        return AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    private static AnyValue list(AnyValue value) {
        var list = AnyValue.newBuilder();
        list.getArrayValueBuilder().addValues(value);
        return list.build();
    }

    @BeforeEach
    void start() {
        collector = new FakeCollector();
        server = TestServer.start(Map.of("telemetry.forward-to", collector.address()));
        sender = Someone.insert(server);
        admin = Someone.admin(server);
    }

    @AfterEach
    void stop() {
        server.close();
        collector.close();
    }

    @ParameterizedTest
    @CsvSource({
        "email,true",
        "EMAIL,true",
        "user.e-mail,false",
        "myTokenHere,true",
        "geo.Latitude,true",
        "passwor,false",
        "'',false",
        "lOnGiTuDe,true",
        "tokeñ,false",
        "éPASSWORDé,true"
    })
    void wordsAreFoundAnywhereInAKey(String key, boolean found) {
        var list = new DenyList(List.of("email", "password", "token", "latitude", "longitude"));
        assertThat(list.has(key)).isEqualTo(found);
        assertThat(new DenyList(List.of()).has(key)).isFalse();
    }

    @Test
    void theyAreDroppedFromSpans() {
        var nested = KeyValue.newBuilder().setKey("map").setValue(NESTED);
        var span = Otlp.span(server.clock(), "span")
                .addAttributes(DENIED)
                .addAttributes(KEPT)
                .addAttributes(nested)
                .addEvents(Span.Event.newBuilder().addAttributes(DENIED).addAttributes(KEPT))
                .addLinks(Span.Link.newBuilder().addAttributes(KEPT).addAttributes(DENIED));
        var request = Otlp.spans(span).toBuilder();
        var resource = request.getResourceSpansBuilder(0);
        resource.getResourceBuilder().addAttributes(DENIED).addAttributes(KEPT);
        resource.getScopeSpansBuilder(0)
                .getScopeBuilder()
                .addAttributes(Otlp.attribute("auth.token", SECRET))
                .addAttributes(KEPT);
        assertDropped("spans", request.build(), 6);
    }

    @Test
    void theyAreDroppedFromLogs() {
        var log = LogRecord.newBuilder().setBody(NESTED).addAttributes(DENIED).addAttributes(KEPT);
        assertDropped("logs", Otlp.logs(log, LogRecord.newBuilder().setBody(list(NESTED))), 5);
    }

    @Test
    void theyAreDroppedFromMetrics() {
        var exemplar = Exemplar.newBuilder().addFilteredAttributes(DENIED).addFilteredAttributes(KEPT);
        var number = NumberDataPoint.newBuilder()
                .addAttributes(DENIED)
                .addAttributes(KEPT)
                .addExemplars(exemplar);
        var gauge = Metric.newBuilder().setName("gauge").addMetadata(DENIED).addMetadata(KEPT);
        gauge.getGaugeBuilder().addDataPoints(number);
        var sum = Metric.newBuilder().setName("sum");
        sum.getSumBuilder().addDataPoints(number);
        var histogram = Metric.newBuilder().setName("histogram");
        histogram
                .getHistogramBuilder()
                .addDataPoints(HistogramDataPoint.newBuilder()
                        .addAttributes(DENIED)
                        .addAttributes(KEPT)
                        .addExemplars(exemplar));
        var exponential = Metric.newBuilder().setName("exponential");
        exponential
                .getExponentialHistogramBuilder()
                .addDataPoints(ExponentialHistogramDataPoint.newBuilder()
                        .addAttributes(DENIED)
                        .addAttributes(KEPT)
                        .addExemplars(exemplar));
        var summary = Metric.newBuilder().setName("summary");
        summary.getSummaryBuilder()
                .addDataPoints(
                        SummaryDataPoint.newBuilder().addAttributes(DENIED).addAttributes(KEPT));
        assertDropped("metrics", Otlp.metrics(gauge, sum, histogram, exponential, summary), 10);
    }

    /** Only what becomes rows is looked at for them; what is passed on has to be clean all the same. */
    @Test
    void aResourceWithoutItemsIsNotPassedOn() {
        var request = Otlp.spans(Otlp.span(server.clock(), "clean")).toBuilder();
        request.addResourceSpansBuilder().getResourceBuilder().addAttributes(DENIED);
        request.getResourceSpansBuilder(0)
                .addScopeSpansBuilder()
                .getScopeBuilder()
                .addAttributes(DENIED);
        Otlp.send(sender.client(), "spans", request.build()).expect(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !collector.received().isEmpty());
        assertThat(collector.received().getFirst().body().toString(StandardCharsets.ISO_8859_1))
                .contains("clean")
                .doesNotContain(SECRET, "Email");
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    private void assertDropped(String signal, MessageLite request, int kept) {
        Otlp.send(sender.client(), signal, request).expect(200);
        var shown = admin.client().get("/v1/admin/telemetry/" + signal).expect(200);
        shown.lacks(SECRET, "mail", "latitude", "token");
        assertThat(count(shown.text(), "\"kept\"")).isGreaterThanOrEqualTo(kept);
        for (var table : List.of("telemetry_span", "telemetry_metric", "telemetry_log", "telemetry_source")) {
            assertThat(server.database().query("SELECT document FROM " + table).toString())
                    .doesNotContain(SECRET, "mail", "latitude", "token");
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !collector.exported().isEmpty());
        assertThat(collector.exported()).containsExactlyInAnyOrderElementsOf(Exported.of(shown));
    }

    @Test
    void anotherListHoldsInPlaceOfTheUsualOne() {
        try (var other = TestServer.start(Map.of("telemetry.deny", "exception,Service"))) {
            var person = Someone.insert(other);
            var log = LogRecord.newBuilder()
                    .addAttributes(DENIED)
                    .addAttributes(Otlp.attribute("exception.type", "Oops"));
            Otlp.send(person.client(), "logs", Otlp.logs(log)).expect(200);
            assertThat(other.database().queryOne("SELECT (service, exception IS NULL, document) FROM telemetry_log"))
                    .contains("\"\",t,", SECRET)
                    .doesNotContain("Oops", "exception");
        }
    }
}
