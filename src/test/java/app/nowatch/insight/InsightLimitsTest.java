package app.nowatch.insight;

import static app.nowatch.insight.InsightTest.shortNight;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.TestServer;
import app.nowatch.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and what is only passed over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightLimitsTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time_format | absent",
                "time_format | null",
                "time_format | 24",
                "time_format | '\"\"'",
                "today_triggers | absent",
                "today_triggers | {}",
                "today_triggers | '[1]'",
                "today_triggers | '[\"\"]'",
                "today_triggers | '[\"a\\u0000b\"]'",
                "today_triggers | '[\"\\ud800\"]'",
                "today_triggers | null",
                "today_metrics | absent",
                "today_metrics | '[]'",
                "today_metrics | null",
                "past_daily_metrics | absent",
                "past_daily_metrics | 1",
                "past_triggers | absent",
                "past_triggers | '\"\"'",
                "previous_research_insight_ids | absent",
                "previous_research_insight_ids | '[null]'",
            })
    void refuses(String field, String json) {
        var body = shortNight().body();
        body.remove(field);
        var text = Json.text(body);
        var sent = json.equals("absent") ? text : "{\"" + field + "\":" + json + "," + text.substring(1);
        People.insert(server)
                .post("/v2/insight", sent, "app-version", "1")
                .expect(400)
                .contains("\"" + field + ": ");
    }

    @Test
    void theVersionOfTheAppIsRequired() {
        var client = People.insert(server);
        var body = Json.text(shortNight().body());
        client.post("/v2/insight", body).expect(400).contains("app-version: is required");
        client.post("/v2/insight", body, "app-version", "").expect(400).contains("app-version: ");
        client.post("/v2/insight", body, "app-version", "x".repeat(51))
                .expect(400)
                .contains("app-version: ");
        client.post("/v2/insight", body, "app-version", "x".repeat(50)).expect(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 10_000})
    void triggersOfADayAreLimited(int many) {
        var asking = shortNight();
        for (int i = 0; i < many; i++) {
            asking.triggers("t" + i);
        }
        asking.send(People.insert(server)).expect(many > 100 ? 400 : 201);
    }

    /** What stands in the three objects is never a reason to refuse. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e400",
                "123456789012345678901234567890123456789012345678901234567890",
                "\"NaN\"",
                "\"Infinity\"",
                "\"400\"",
                "null",
                "true",
                "[400]",
                "{\"SLEEP_DURATION\":400}",
                "\"\\u0000\\ud800\"",
                "-1",
                "1501",
            })
    void oddThingsAreAsIfTheyWereNotThere(String odd) {
        var plain = shortNight().answer(People.insert(server));
        var body = Json.text(shortNight().past("SLEEP_HRV", 0, 12345.5).body())
                .replace("12345.5", odd)
                .replace(
                        "\"today_metrics\":{",
                        "\"today_metrics\":{\"STRESS_DURATION\":" + odd + ",\"OTHER\":" + odd + ",\"bedtime\":" + odd
                                + ",")
                .replace(
                        "\"past_daily_metrics\":{",
                        "\"past_daily_metrics\":{\"soon\":" + odd + ",\"2025-02-30\":" + odd + ",\"2025-07-01\":" + odd
                                + ",")
                .replace("\"past_triggers\":{", "\"past_triggers\":{\"2025-08-08\":" + odd + ",\"x\":" + odd);
        var answer = People.insert(server)
                .post("/v2/insight", body, "app-version", "1")
                .expect(201)
                .json();
        assertThat(answer.get("sections")).isEqualTo(plain.get("sections"));
    }

    @Test
    void hostileBodiesAreAnsweredInGoodOrder() {
        var client = People.insert(server);
        var deep = Json.text(shortNight().body())
                .replace("\"past_triggers\":{", "\"past_triggers\":{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000));
        client.post("/v2/insight", deep, "app-version", "1").expect(400);
        var shallow = Json.text(shortNight().body())
                .replace("\"past_triggers\":{", "\"past_triggers\":{\"x\":" + "[".repeat(90) + "]".repeat(90));
        client.post("/v2/insight", shallow, "app-version", "1").expect(201);
        var many = shortNight();
        for (int i = 0; i < 10_000; i++) {
            many.pastTrigger("trigger " + i, 3);
        }
        many.send(client).expect(201);
        var dates = shortNight();
        for (int back = 0; back <= 3_660; back++) {
            dates.past("SLEEP_DURATION", back, 400);
        }
        dates.send(client).expect(400).contains("past_daily_metrics: ");
        var names = Json.text(shortNight().body()).replace("[]}", "[" + "0,".repeat(100_001) + "0]}");
        client.post("/v2/insight", names, "app-version", "1").expect(413);
        client.send("POST", "/v2/insight", new byte[] {'{'}, "text/plain", "app-version", "1")
                .expect(415);
    }

    @Test
    void yearsFarAwayAreDaysLikeOthers() {
        var asking = new Asking().today("SLEEP_CYCLES", 5);
        var past = asking.body().withObject("/past_daily_metrics");
        for (int day = 25; day <= 31; day++) {
            past.putObject("9999-12-" + day).put("SLEEP_CYCLES", 4);
        }
        past.putObject("0001-01-01").put("SLEEP_CYCLES", 4);
        assertThat(asking.answer(People.insert(server))
                        .get("sections")
                        .get(1)
                        .get("text")
                        .stringValue())
                .contains("7 days");
        var early = new Asking();
        early.body().withObject("/past_daily_metrics/0001-01-01").put("SLEEP_CYCLES", 4);
        assertThat(early.answer(People.insert(server)).get("period").stringValue())
                .isEqualTo("WEEK");
    }
}
