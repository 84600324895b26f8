package app.nowatch.insight;

import app.nowatch.Reply;
import app.nowatch.TestClient;
import app.nowatch.platform.json.Fields;
import app.nowatch.platform.json.Json;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request for a reflection, to be filled bit by bit. */
final class Asking {
    /** The last day of the past; days are counted back from here. */
    static final LocalDate YESTERDAY = LocalDate.of(2025, 8, 8);

    private final ObjectNode body = Json.object();

    Asking() {
        body.put("time_format", "24h");
        body.putArray("today_triggers");
        body.putObject("today_metrics");
        body.putObject("past_daily_metrics");
        body.putObject("past_triggers");
        body.putArray("previous_research_insight_ids");
    }

    ObjectNode body() {
        return body;
    }

    Asking timeFormat(String format) {
        body.put("time_format", format);
        return this;
    }

    Asking today(String name, double value) {
        body.withObject("/today_metrics").put(name, value);
        return this;
    }

    Asking today(String name, String text) {
        body.withObject("/today_metrics").put(name, text);
        return this;
    }

    private ObjectNode day(int daysBack) {
        return body.withObject("/past_daily_metrics/" + YESTERDAY.minusDays(daysBack));
    }

    /** The figures of so many days before yesterday, 0 is yesterday itself. */
    Asking past(String name, int daysBack, double value) {
        day(daysBack).put(name, value);
        return this;
    }

    Asking past(String name, int daysBack, String text) {
        day(daysBack).put(name, text);
        return this;
    }

    /** One figure a day, yesterday's first. */
    Asking pastDays(String name, double... values) {
        for (int back = 0; back < values.length; back++) {
            past(name, back, values[back]);
        }
        return this;
    }

    Asking triggers(String... names) {
        List.of(names).forEach(body.withArray("/today_triggers")::add);
        return this;
    }

    Asking pastTrigger(String name, int... daysBack) {
        for (int back : daysBack) {
            body.withArray("/past_triggers/" + YESTERDAY.minusDays(back)).add(name);
        }
        return this;
    }

    Asking told(List<String> ids) {
        ids.forEach(body.withArray("/previous_research_insight_ids")::add);
        return this;
    }

    /** As the rules get it. */
    Question question() {
        var fields = Fields.ofObject(Json.write(body));
        var question = QuestionForm.read(fields);
        fields.check();
        return question;
    }

    Reflection reflection() {
        return new Reflecting().on(question());
    }

    /** All texts one below the other. */
    String text() {
        return String.join(
                "\n", reflection().sections().stream().map(Section::text).toList());
    }

    Reply send(TestClient client) {
        return client.post("/v2/insight", Json.text(body), "app-version", "4.12.0");
    }

    JsonNode answer(TestClient client) {
        return send(client).expect(201).json();
    }
}
