package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestClient;
import app.nowatch.TestServer;
import app.nowatch.platform.json.Json;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever people send, what operators see and what is kept stays small, and is names alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackTotalsTest {
    private TestServer server;
    private TestClient person;
    private TestClient admin;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @BeforeEach
    void begin() {
        server.database().execute("DELETE FROM insight_feedback");
        person = People.insert(server);
        admin = Someone.admin(server).client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** One item with so many sections, each with so many options. */
    private static ArrayNode item(String instance, int first, int sections, int options) {
        var items = Json.read(FeedbackTest.feedback(instance, "S", true));
        var list = ((ObjectNode) items.get(0)).putArray("feedback");
        for (int number = first; number < first + sections; number++) {
            var section = list.addObject().put("section", "S" + number).put("thumbUp", true);
            var names = section.putArray("options");
            IntStream.range(0, options).forEach(option -> names.add("O" + option));
        }
        return (ArrayNode) items;
    }

    private Reply say(JsonNode items) {
        return person.post("/v2/insight/feedback", Json.text(items));
    }

    private JsonNode totals() {
        return admin.get("/v1/admin/insight/feedback").expect(200).json();
    }

    @ParameterizedTest
    @CsvSource({"50,50,201", "51,1,400", "1,51,400"})
    void sectionsAndOptionsOfACallAreLimited(int sections, int options, int status) {
        say(item("a", 0, sections, options)).expect(status);
        assertThat(totals().size()).isEqualTo(status == 201 ? 50 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I slept badly, see my note",
                "1st",
                "<b>",
                "someone@example.org",
                "ÄRGER",
                " SLEEP",
                "_",
                "a\u2028b"
            })
    void whatIsNoNameIsCountedAsOther(String text) {
        var items = item("a", 0, 2, 0);
        var feedback = items.get(0).get("feedback");
        ((ObjectNode) feedback.get(0)).put("section", text);
        ((ArrayNode) feedback.get(1).get("options"))
                .add(text)
                .add("n".repeat(65))
                .add("Too long - really_1");
        say(items).expect(201);
        assertThat(Json.text(totals())).isEqualTo("""
                [{"section":"OTHER","thumbsUp":1,"thumbsDown":0,"options":[]},\
                {"section":"S1","thumbsUp":1,"thumbsDown":0,"options":[{"option":"OTHER","count":2},\
                {"option":"Too long - really_1","count":1}]}]""");
    }

    @Test
    void oneHundredSectionsAndOptionsAreTold() {
        var items = Json.read("[]");
        for (int call = 0; call < 3; call++) {
            ((ArrayNode) items).addAll(item("a" + call, 50 * call, 50, 0));
        }
        ((ArrayNode) items).addAll(item("twice", 149, 1, 0));
        say(items).expect(201);
        assertThat(totals()).hasSize(FeedbackStore.MOST_TOLD);
        assertThat(totals().valueStream().map(total -> total.get("section").stringValue()))
                .contains("S149");

        server.database().execute("DELETE FROM insight_feedback");
        for (int call = 0; call < 3; call++) {
            var one = item("a" + call, 0, 1, 0);
            var names = (ArrayNode) one.get(0).get("feedback").get(0).get("options");
            names.add("ALWAYS");
            for (int option = 0; option < 40; option++) {
                names.add("OPTION" + (40 * call + option));
            }
            say(one).expect(201);
        }
        var options = totals().get(0).get("options");
        assertThat(options).hasSize(FeedbackStore.MOST_TOLD);
        assertThat(options.get(0).get("option").stringValue()).isEqualTo("ALWAYS");
        assertThat(options.get(0).get("count").intValue()).isEqualTo(3);
    }

    @Test
    void ofAPersonTheLastThousandAreKept() {
        var many = Json.read("[]");
        for (int instance = 0; instance < 21; instance++) {
            ((ArrayNode) many).addAll(item("a" + instance, 0, 50, 0));
        }
        var other = People.insert(server);
        other.post("/v2/insight/feedback", FeedbackTest.feedback("a", "SLEEP", true))
                .expect(201);
        say(many).expect(201);
        assertThat(kept("instance <> 'a'")).isEqualTo(1_000);
        assertThat(kept("instance = 'a0'")).as("the earliest of the call").isZero();
        server.clock().advance(Duration.ofMinutes(1));
        say(item("later", 0, 50, 0)).expect(201);
        assertThat(kept("instance <> 'a'")).isEqualTo(1_000);
        assertThat(kept("instance = 'later'")).isEqualTo(50);
        assertThat(kept("instance = 'a'")).as("somebody else's").isEqualTo(1);
    }

    private int kept(String which) {
        return Integer.parseInt(server.database().queryOne("SELECT count(*) FROM insight_feedback WHERE " + which));
    }
}
