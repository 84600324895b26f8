package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that no exporter of sound mind sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTelemetryJsonTest {
    private TestServer server;
    private Someone sender;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @BeforeEach
    void anotherPerson() {
        sender = Someone.insert(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5b8efff798038103d269b633813fc60",
                "5b8e",
                "5b8efff798038103d269b633813fc60cc",
                "zz8efff798038103d269b633813fc60c",
                "W47/95gDgQPSabYzgT/GDA==",
                "é",
                "0"
            })
    void idsThatAreNoHexAreRefused(String id) {
        var json = """
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"%s","name":"bad"},
                {"trace_id":"5B8EFFF798038103D269B633813FC60C","spanId":"","name":"good","kind":"SPAN_KIND_CLIENT",
                "startTimeUnixNano":1754721000000000001,"endTimeUnixNano":"1754721000000000002","unknown":[{"traceId":1}],
                "status":null}]}]}]}""".formatted(id);
        assertThat(sender.client()
                        .post("/v1/telemetry/v1/traces", json)
                        .expect(200)
                        .json()
                        .get("partialSuccess")
                        .get("rejectedSpans")
                        .stringValue())
                .isEqualTo("1");
        assertThat(server.database().query("""
                SELECT encode(trace_id, 'hex') || ' ' || (document::json ->> 'traceId') || ' ' || (document::json ->> 'kind')
                       || ' ' || (document::json ->> 'startTimeUnixNano')
                FROM telemetry_span WHERE name = 'good' AND user_id = '%s'""".formatted(sender.id().substring(4))))
                .containsExactly(
                        "5b8efff798038103d269b633813fc60c 5b8efff798038103d269b633813fc60c 3 1754721000000000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "null",
                "{}{}",
                "{\"resourceSpans\":[]}\n{\"resourceSpans\":[]}\n",
                "{} 1",
                "{\"resourceSpans\":1}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":1}]}]}]}x",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":\"soon\"}]}]}]}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":1e400}]}]}]}"
            })
    void brokenJsonIs400(String json) {
        sender.client()
                .send("POST", "/v1/telemetry/spans", json.getBytes(StandardCharsets.UTF_8), "application/json")
                .expect(400)
                .contains("body: ");
    }

    @Test
    void jsonWithTooManyValuesIs413() {
        sender.client()
                .post("/v1/telemetry/spans", "{\"x\":[" + "0,".repeat(600_000) + "0]}")
                .expect(413)
                .contains("too many values");
    }

    @Test
    void halfACharacterIsReplaced() {
        sender.client()
                .post(
                        "/v1/telemetry/spans",
                        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"half \\ud800\"}]}]}]}")
                .expect(200);
        assertThat(server.database().query("SELECT name FROM telemetry_span WHERE name LIKE 'half%'"))
                .containsExactly("half ?");
    }
}
