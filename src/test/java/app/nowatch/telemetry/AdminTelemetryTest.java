package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminTelemetryTest {
    private TestServer server;
    private Someone sender;
    private Someone admin;

    @BeforeAll
    void start() {
        server = TestServer.start();
        admin = Someone.admin(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void nothingThereYet() {
        sender = Someone.insert(server);
        for (var table : List.of("span", "metric", "log", "source")) {
            server.database().execute("TRUNCATE telemetry_" + table);
        }
    }

    private long now() {
        return Otlp.nanos(server.clock().instant());
    }

    private List<String> names(String signal, String query) {
        var names = new ArrayList<String>();
        admin.client()
                .get("/v1/admin/telemetry/" + signal + "?limit=500" + (query.isEmpty() ? "" : "&" + query))
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> names.add(item.get("name").stringValue()));
        return names;
    }

    private void log(String name, int severity) {
        var log = LogRecord.newBuilder()
                .setEventName(name)
                .setSeverityNumberValue(severity)
                .setTimeUnixNano(now());
        Otlp.send(sender.client(), "logs", Otlp.logs(log)).expect(200);
    }

    @Test
    void pagesWalkFromTheNewestToTheOldestAndMissNone() {
        long now = now();
        var spans = IntStream.range(0, 25)
                .mapToObj(i -> Otlp.span(server.clock(), "span " + i)
                        // Some at the same moment, some a microsecond apart.
                        .setStartTimeUnixNano(now - i / 3 * 1_000L)
                        .build())
                .toList();
        Otlp.send(sender.client(), "spans", Otlp.spans(spans)).expect(200);
        var seen = new ArrayList<String>();
        var times = new ArrayList<String>();
        var cursor = "";
        do {
            var page = admin.client()
                    .get("/v1/admin/telemetry/spans?limit=4" + cursor)
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> {
                seen.add(item.get("name").stringValue());
                times.add(item.get("span").get("startTimeUnixNano").stringValue());
            });
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").stringValue();
            // Who reads slowly reads of the hour that it was in the beginning.
            server.clock().advance(Duration.ofMinutes(8));
        } while (!cursor.isEmpty());
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        spans.stream().map(Span::getName).toList());
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aRangeHasBothItsEnds() {
        var at = Instant.parse("2026-01-02T03:04:05.678Z");
        for (var each : List.of(at.minusMillis(1), at, at.plusNanos(999_999), at.plusMillis(1))) {
            var span = Otlp.span(server.clock(), each.toString()).setStartTimeUnixNano(Otlp.nanos(each));
            Otlp.send(sender.client(), "spans", Otlp.spans(span)).expect(200);
        }
        assertThat(names("spans", "from=" + at + "&to=" + at))
                .containsExactly("2026-01-02T03:04:05.678999999Z", "2026-01-02T03:04:05.678Z");
        assertThat(names("spans", "from=2026-01-02&to=2026-01-02")).hasSize(4);
        assertThat(names("spans", "to=2026-01-02T03:04:05.677Z")).hasSize(1);
        assertThat(names("spans", "")).isEmpty();
        assertThat(names("spans", "from=2026-01-03")).isEmpty();
    }

    @Test
    void withoutARangeItIsTheLastHour() {
        for (int minutes : new int[] {59, 61}) {
            var span = Otlp.span(server.clock(), minutes + " minutes")
                    .setStartTimeUnixNano(Otlp.nanos(server.clock().instant().minus(Duration.ofMinutes(minutes))));
            Otlp.send(sender.client(), "spans", Otlp.spans(span)).expect(200);
        }
        assertThat(names("spans", "")).containsExactly("59 minutes");
    }

    @ParameterizedTest
    @CsvSource({"WARN,2", "13,2", "error,1", "ERROR2,0", "17,1", "TRACE,3", "1,3", "FATAL4,0"})
    void logsAreChosenByTheirSeverity(String severity, int count) {
        log("trace", 1);
        log("warning", 13);
        log("error", 17);
        log("none", 0);
        assertThat(names("logs", "severity=" + severity)).hasSize(count);
        assertThat(names("logs", "")).hasSize(4);
    }

    @Test
    void spansAreChosenByTheirStatus() {
        for (var code : List.of(Status.StatusCode.STATUS_CODE_OK, Status.StatusCode.STATUS_CODE_ERROR)) {
            var span = Otlp.span(server.clock(), code.name())
                    .setStatus(Status.newBuilder().setCode(code));
            Otlp.send(sender.client(), "spans", Otlp.spans(span)).expect(200);
        }
        assertThat(names("spans", "severity=ERROR")).containsExactly("STATUS_CODE_ERROR");
    }

    @Test
    void itemsAreChosenByTheirService() {
        var metric = Metric.newBuilder().setName("battery");
        metric.getGaugeBuilder().addDataPointsBuilder().setAsInt(71).setTimeUnixNano(now());
        var request = Otlp.metrics(metric).toBuilder();
        request.getResourceMetricsBuilder(0)
                .getResourceBuilder()
                .addAttributes(Otlp.attribute("service.name", "watch app"));
        Otlp.send(sender.client(), "v1/metrics", request.build()).expect(200);
        assertThat(names("metrics", "service=watch%20app")).containsExactly("battery");
        assertThat(names("metrics", "service=watch")).isEmpty();
    }

    /** Each item is shown with its resource: five thousand of these would be 15 GB. */
    @Test
    void aPageEndsWhenItHasBecomeLarge() {
        var spans = IntStream.range(0, 5_000)
                .mapToObj(i -> Otlp.span(server.clock(), "span " + i).build())
                .toList();
        var request = Otlp.spans(spans).toBuilder();
        request.getResourceSpansBuilder(0)
                .getResourceBuilder()
                .addAttributes(Otlp.attribute("much", "x".repeat(3 << 20)));
        Otlp.send(sender.client(), "spans", request.build()).expect(200);
        var names = new ArrayList<String>();
        var cursor = "";
        for (int i = 0; i < 2; i++) {
            var page = admin.client()
                    .get("/v1/admin/telemetry/spans?limit=1000" + cursor)
                    .expect(200)
                    .json();
            assertThat(page.get("items").size()).isEqualTo(2);
            page.get("items").forEach(item -> {
                assertThat(item.get("resource").get("attributes").size()).isEqualTo(2);
                names.add(item.get("name").stringValue());
            });
            cursor = "&cursor=" + page.get("nextCursor").stringValue();
        }
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void aPageEndsWhenItsItemsAreLarge() {
        var large = IntStream.range(0, 3)
                .mapToObj(i -> Otlp.span(server.clock(), "large")
                        .addAttributes(Otlp.attribute("much", "x".repeat(2_500_000)))
                        .build())
                .toList();
        large.forEach(span ->
                Otlp.send(sender.client(), "spans", Otlp.spans(List.of(span))).expect(200));
        var page = admin.client().get("/v1/admin/telemetry/spans").expect(200).json();
        assertThat(page.get("items").size()).isEqualTo(2);
        var rest = admin.client()
                .get("/v1/admin/telemetry/spans?cursor="
                        + page.get("nextCursor").stringValue())
                .expect(200)
                .json();
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spans?severity=WARN", "metrics?severity=ERROR", "logs?severity=25", "logs?severity=LOUD",
                        "logs?limit=0",
                "logs?limit=1001", "logs?limit=x", "logs?cursor=abc", "logs?from=soon",
                        "logs?from=2026-01-02&to=2026-01-01",
                "logs?cursor=f_____________________________________________________"
            })
    void whatCannotBeMeantIs400(String query) {
        admin.client().get("/v1/admin/telemetry/" + query).expect(400);
    }

    private void crash(Someone person, String firmware, String type, boolean span) {
        var exception = Otlp.attribute("exception.type", type);
        var version = Otlp.attribute("device.firmware.version", firmware);
        if (span) {
            var item = Otlp.span(server.clock(), "span")
                    .addAttributes(version)
                    .addEvents(Span.Event.newBuilder().setName("exception").addAttributes(exception));
            Otlp.send(person.client(), "spans", Otlp.spans(item)).expect(200);
        } else {
            var item = LogRecord.newBuilder()
                    .setTraceId(Otlp.TRACE)
                    .setSpanId(Otlp.SPAN)
                    .addAttributes(exception)
                    .addAttributes(version);
            Otlp.send(person.client(), "logs", Otlp.logs(item)).expect(200);
        }
    }

    @Test
    void crashesAreCountedByFirmwareOnceForEachSpan() {
        var other = Someone.insert(server);
        crash(sender, "2.4.1", "Oops", true);
        crash(sender, "2.4.1", "Oops", false);
        crash(sender, "2.4.1", "Ouch", false);
        var loose = LogRecord.newBuilder().addAttributes(Otlp.attribute("exception.type", "Oops"));
        Otlp.send(sender.client(), "logs", Otlp.logs(loose, loose)).expect(200);
        Otlp.send(other.client(), "logs", Otlp.logs(loose)).expect(200);
        var plainEvent = Otlp.span(server.clock(), "no crash")
                .addEvents(
                        Span.Event.newBuilder().setName("retry").addAttributes(Otlp.attribute("exception.type", "X")));
        Otlp.send(other.client(), "spans", Otlp.spans(plainEvent)).expect(200);
        assertThat(admin.client().get("/v1/admin/telemetry/crashes").expect(200).text())
                .isEqualTo(
                        "[{\"firmware\":\"\",\"exceptionType\":\"Oops\",\"crashes\":3,\"people\":2,\"failureReports\":0},"
                                + "{\"firmware\":\"2.4.1\",\"exceptionType\":\"Oops\",\"crashes\":1,\"people\":1,\"failureReports\":0},"
                                + "{\"firmware\":\"2.4.1\",\"exceptionType\":\"Ouch\",\"crashes\":1,\"people\":1,\"failureReports\":0}]");
        assertThat(admin.client()
                        .get("/v1/admin/telemetry/crashes?firmware=2.4.1")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(2);
        assertThat(admin.client()
                        .get("/v1/admin/telemetry/crashes?firmware=9")
                        .expect(200)
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void firmwareOfTheResourceCountsWhereTheItemHasNone() {
        var log = LogRecord.newBuilder().addAttributes(Otlp.attribute("exception.type", "Oops"));
        var request = Otlp.logs(log).toBuilder();
        request.getResourceLogsBuilder(0)
                .getResourceBuilder()
                .addAttributes(Otlp.attribute("device.firmware.version", "3.0.0"));
        Otlp.send(sender.client(), "logs", request.build()).expect(200);
        assertThat(admin.client()
                        .get("/v1/admin/telemetry/crashes?firmware=3.0.0")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(1);
    }
}
