package app.nowatch.insight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.TestServer;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asking for a reflection over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Asking shortNight() {
        return new Asking().today("SLEEP_DURATION", 388).pastDays("SLEEP_DURATION", 436, 447, 430, 452, 441);
    }

    @Test
    void aDayIsComparedWithThePersonsOwnPast() {
        var answer = shortNight().answer(People.insert(server));
        assertThat(answer.get("period").stringValue()).isEqualTo("DAY");
        assertThat(answer.get("version").stringValue()).isEqualTo(Reflecting.VERSION);
        var sections = answer.get("sections");
        assertThat(sections.get(0).get("section").stringValue()).isEqualTo("SUMMARY");
        assertThat(sections.get(0).has("metric")).isFalse();
        var sleep = sections.get(1);
        assertThat(sleep.get("metric").stringValue()).isEqualTo("SLEEP_DURATION");
        assertThat(sleep.get("value").doubleValue()).isEqualTo(388);
        assertThat(sleep.get("typical").doubleValue()).isEqualTo(441);
        assertThat(sleep.get("deviation").doubleValue()).isEqualTo(-53);
        assertThat(sleep.get("text").stringValue()).contains("6 h 28 min", "7 h 21 min", "53 min", "5 days");
    }

    @Test
    void theExampleOfTheDescriptionIsWhatIsAnswered() {
        var paths = new OpenAPIV3Parser()
                .readLocation("openapi.yaml", List.of(), new ParseOptions())
                .getOpenAPI()
                .getPaths();
        var operation = requireNonNull(paths.get("/v2/insight")).getPost();
        var request = example(operation.getRequestBody().getContent());
        var answer = (ObjectNode) People.insert(server)
                .post("/v2/insight", Json.text(request), "app-version", "4.12.0")
                .expect(201)
                .json();
        var expected =
                example(requireNonNull(operation.getResponses().get("201")).getContent());
        answer.set("id", expected.get("id"));
        answer.set("created", expected.get("created"));
        assertThat(Json.text(answer)).isEqualTo(Json.text(expected));
    }

    private static JsonNode example(Content content) {
        return Json.read(
                String.valueOf(requireNonNull(content.get("application/json")).getExample()));
    }

    @Test
    void theSameRequestGetsTheSameWordsFromAnybodyAtAnyTimeFromAnyVersion() {
        var body = Json.text(shortNight().triggers("tea").body());
        var first = (ObjectNode) People.insert(server)
                .post("/v2/insight", body, "app-version", "1")
                .expect(201)
                .json();
        server.clock().advance(Duration.ofMinutes(7));
        var second = (ObjectNode) People.insert(server)
                .post("/v2/insight", body, "app-version", "2 beta")
                .expect(201)
                .json();
        assertThat(first.remove("id")).isNotEqualTo(second.remove("id"));
        assertThat(first.remove("created")).isNotEqualTo(second.remove("created"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void researchIsNeverToldTwiceAndEndsWhenAllIsTold() {
        var client = People.insert(server);
        var told = new ArrayList<String>();
        for (int i = 0; i < Paper.all().size(); i++) {
            var insight = shortNight().told(told).answer(client).get("researchInsight");
            assertThat(insight.get("source").stringValue()).startsWith("10.");
            told.add(insight.get("id").stringValue());
        }
        assertThat(new HashSet<>(told)).hasSameSizeAs(Paper.all());
        assertThat(told.getFirst()).isEqualTo("sleep-extension");
        assertThat(shortNight().told(told).answer(client).has("researchInsight"))
                .isFalse();
    }

    @Test
    void whatIsAnsweredIsKeptAndGoesWithTheAccount() {
        var client = People.insert(server);
        var day = shortNight().answer(client);
        var week = new Asking().pastDays("SLEEP_DURATION", 400, 410, 420).answer(client);
        var id = day.get("id").stringValue();
        var stored = server.database().queryOne("SELECT document FROM reflection WHERE id = '" + id + "'");
        assertThat(Json.read(stored)).isEqualTo(day);
        assertThat(server.database().queryOne("""
                SELECT period || ' ' || coalesce(day::text, '-') || ' ' || app_version FROM reflection WHERE id = '%s'
                """.formatted(id))).isEqualTo("DAY - 4.12.0");
        assertThat(server.database()
                        .queryOne("SELECT day FROM reflection WHERE id = '"
                                + week.get("id").stringValue() + "'"))
                .isEqualTo("2025-08-08");
        client.post("/v2/insight/feedback", FeedbackTest.feedback(id, "SLEEP", true))
                .expect(201);

        var userId = client.get("/v1/user").json().get("id").stringValue().substring("uid_".length());
        client.delete("/v1/user").expect(200);
        for (var table : List.of("reflection", "insight_feedback")) {
            assertThat(server.database()
                            .queryOne("SELECT count(*) FROM " + table + " WHERE user_id = '" + userId + "'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void oldReflectionsThatNobodySpokeOfAreForgotten() {
        try (var aged = TestServer.start();
                var database = Database.open(aged.database().settings(), new SimpleMeterRegistry())) {
            var client = People.insert(aged);
            var spokenOf = shortNight().answer(client).get("id").stringValue();
            shortNight().answer(client);
            client.post("/v2/insight/feedback", FeedbackTest.feedback(spokenOf, "SLEEP", true))
                    .expect(201);
            var room = new Insights(database, new Changes(), Ids.secure(aged.clock()), aged.clock());
            aged.clock().advance(Insights.KEPT.minusDays(1));
            room.housekeeping();
            assertThat(aged.database().queryOne("SELECT count(*) FROM reflection"))
                    .isEqualTo("2");
            aged.clock().advance(Duration.ofDays(2));
            room.housekeeping();
            assertThat(aged.database().query("SELECT id FROM reflection")).containsExactly(spokenOf);
        }
    }
}
