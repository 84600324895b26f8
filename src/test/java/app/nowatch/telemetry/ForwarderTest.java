package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.account.UserId;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is taken in goes on to a collector, be it there or not. */
class ForwarderTest {
    private FakeCollector collector;
    private TestServer server;
    private Someone sender;

    @BeforeEach
    void start() {
        collector = new FakeCollector();
        server = TestServer.start(Map.of(
                "telemetry.forward-to",
                collector.address() + "/",
                "telemetry.forward-headers",
                "Authorization=Api-Key abc=="));
        sender = Someone.insert(server);
    }

    @AfterEach
    void stop() {
        server.close();
        collector.close();
    }

    private void send(String name) {
        Otlp.send(sender.client(), "spans", Otlp.spans(Otlp.span(server.clock(), name)))
                .expect(200);
    }

    private void awaitReceived(int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> collector.received().size() >= count);
    }

    private void awaitTries(int count) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> collector.hungUp() >= count);
    }

    private void awaitNothingLeft() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.database()
                        .queryOne("SELECT count(*) FROM telemetry_forward")
                        .equals("0"));
    }

    /** The names of the first spans of the requests that were taken. */
    private List<String> taken() {
        return collector.received().stream()
                .filter(request -> request.status() == 200)
                .map(ForwarderTest::name)
                .toList();
    }

    private static String name(FakeCollector.Received request) {
        try {
            return ExportTraceServiceRequest.parseFrom(request.body())
                    .getResourceSpans(0)
                    .getScopeSpans(0)
                    .getSpans(0)
                    .getName();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsKeptGoesOnAsItIsShown() {
        var admin = Someone.admin(server);
        var good = Otlp.span(server.clock(), "good").addAttributes(Otlp.attribute("User.EMAIL", "noor@example.org"));
        var bad = Otlp.span(server.clock(), "bad").setSpanId(Otlp.TRACE);
        Otlp.send(sender.client(), "spans", Otlp.spans(good, bad)).expect(200);
        awaitNothingLeft();
        var passedOn = collector.exported();
        assertThat(passedOn).hasSize(1).isEqualTo(Exported.shown(admin.client(), "spans", ""));
        assertThat(passedOn.toString()).contains("good").doesNotContain("noor", "EMAIL");
        var request = collector.received().getFirst();
        assertThat(request.path()).isEqualTo("/v1/traces");
        assertThat(request.authorization()).isEqualTo("Api-Key abc==");
    }

    @Test
    void aCollectorThatFailsAndReturnsGetsAllInOrder() {
        collector.answer(503, "");
        var names = IntStream.range(0, 5).mapToObj(i -> "span " + i).toList();
        names.forEach(this::send);
        awaitReceived(2);
        assertThat(taken()).isEmpty();
        collector.answer(200, "");
        awaitNothingLeft();
        assertThat(taken()).isEqualTo(names);
    }

    /** The intake answers while a request hangs there. */
    @Test
    void aCollectorThatStallsKeepsNobodyWaiting() {
        collector.stall();
        send("stalled");
        awaitReceived(1);
        send("behind it");
        Otlp.send(sender.client(), "logs", Otlp.logs()).expect(200);
        assertThat(server.database().queryOne("SELECT count(*) FROM telemetry_span"))
                .isEqualTo("2");
        assertThat(server.database().queryOne("SELECT count(*) FROM telemetry_forward"))
                .isEqualTo("2");
    }

    @Test
    void whatWaitsSurvivesARestart() {
        collector.answer(429, "0");
        send("before");
        awaitReceived(1);
        server.restart();
        collector.answer(200, "");
        awaitNothingLeft();
        assertThat(taken()).containsExactly("before");
    }

    @Test
    void aCollectorThatIsNotThereIsWaitedFor() {
        collector.hangUp();
        send("nobody there");
        awaitTries(1);
        collector.answer(200, "");
        awaitNothingLeft();
        assertThat(taken()).containsExactly("nobody there");
    }

    @Test
    void whatIsRefusedForGoodIsDroppedAndTheNextGoesOn() {
        collector.answer(400, "");
        send("refused");
        awaitNothingLeft();
        collector.answer(200, "");
        send("taken");
        awaitNothingLeft();
        assertThat(taken()).containsExactly("taken");
        assertThat(collector.received()).hasSize(2);
        assertThat(server.client().get("/metrics").text()).contains("telemetry_forward_dropped_total 1.0");
    }

    /** What was being sent is for the next one at once, not when the claim ends. */
    @Test
    void whatIsBeingSentWhenTheServerStopsIsSentByTheNextOne() {
        collector.stall();
        send("interrupted");
        awaitReceived(1);
        server.clock().stop();
        server.restart();
        collector.answer(200, "");
        awaitNothingLeft();
        assertThat(taken()).containsExactly("interrupted");
    }

    @Test
    void ofWhomeverIsDeletedNothingIsKeptOrPassedOn() {
        var other = Someone.insert(server);
        collector.answer(503, "3600");
        for (var person : List.of(sender, other)) {
            Otlp.send(person.client(), "spans", Otlp.spans(Otlp.span(server.clock(), "span")))
                    .expect(200);
            Otlp.send(
                            person.client(),
                            "metrics",
                            Otlp.metrics(Metric.newBuilder().setName("metric")))
                    .expect(200);
            Otlp.send(person.client(), "logs", Otlp.logs(LogRecord.newBuilder().setEventName("log")))
                    .expect(200);
        }
        sender.client().delete("/v1/user").expect(200);
        for (var table : List.of("span", "metric", "log", "source", "forward")) {
            assertThat(server.database().query("SELECT DISTINCT user_id::text FROM telemetry_" + table))
                    .as(table)
                    .containsExactly(UserId.parse(other.id()).orElseThrow().toString());
        }
    }
}
