package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.Someone;
import app.nowatch.TestClient;
import app.nowatch.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say of reflections, and what operators see of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackTest {
    private static final String TOTALS = "/v1/admin/insight/feedback";

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

    static String feedback(String instance, String section, boolean thumbUp, String... options) {
        var list = options.length == 0 ? "" : "\"" + String.join("\",\"", options) + "\"";
        return """
                [{"app_version":"4.12.0","date":"2025-08-09","instance_id":"%s","test_build":false,
                "feedback":[{"section":"%s","options":[%s],"thumbUp":%b}]}]""".formatted(instance, section, list, thumbUp);
    }

    private void say(TestClient client, String body) {
        client.post("/v2/insight/feedback", body).expectNothing(201);
    }

    private String totals(String query) {
        return admin.get(TOTALS + query).expect(200).text();
    }

    private List<String> references() {
        return server.database().query("SELECT reflection_id FROM insight_feedback ORDER BY instance");
    }

    @Test
    void totalsCountThumbsAndOptionsBySection() {
        assertThat(totals("")).isEqualTo("[]");
        say(person, feedback("a", "SLEEP", true, "CLEAR", "HELPFUL", "CLEAR"));
        say(person, feedback("b", "SLEEP", false, "CLEAR"));
        say(People.insert(server), feedback("a", "SLEEP", true));
        say(person, feedback("a", "HEART", false));
        assertThat(totals("")).isEqualTo("""
                [{"section":"HEART","thumbsUp":0,"thumbsDown":1,"options":[]},\
                {"section":"SLEEP","thumbsUp":2,"thumbsDown":1,"options":[{"option":"CLEAR","count":2},\
                {"option":"HELPFUL","count":1}]}]""");
    }

    @Test
    void theLaterReplacesWhatWasSaidOfTheSame() {
        say(person, feedback("a", "SLEEP", true, "CLEAR"));
        say(person, feedback("a", "SLEEP", true, "CLEAR"));
        say(person, feedback("a", "SLEEP", false, "ODD"));
        assertThat(totals("")).isEqualTo("""
                [{"section":"SLEEP","thumbsUp":0,"thumbsDown":1,"options":[{"option":"ODD","count":1}]}]""");
        var twice = feedback("a", "SLEEP", false).replace("]}]", """
                ,{"section":"SLEEP","options":[],"thumbUp":true}]}]""");
        say(person, twice);
        assertThat(totals("")).contains("\"thumbsUp\":1,\"thumbsDown\":0");
        assertThat(server.database().queryOne("SELECT count(*) FROM insight_feedback"))
                .isEqualTo("1");
    }

    @Test
    void daysAndBuildsCanBeChosen() {
        var body = feedback("a", "SLEEP", true);
        say(person, body);
        say(person, body.replace("2025-08-09", "2025-08-10T23:30:00-05:00").replace("SLEEP", "LATER"));
        say(person, body.replace("\"test_build\":false", "\"test_build\":true").replace("SLEEP", "TEST"));
        assertThat(totals("")).contains("SLEEP", "LATER", "TEST");
        assertThat(totals("?from=2025-08-10")).contains("LATER").doesNotContain("SLEEP", "TEST");
        assertThat(totals("?to=2025-08-09")).contains("SLEEP", "TEST").doesNotContain("LATER");
        assertThat(totals("?from=2025-08-10&to=2025-08-10&test_build=false")).contains("LATER");
        assertThat(totals("?test_build=true")).contains("TEST").doesNotContain("SLEEP", "LATER");
        assertThat(totals("?from=2025-08-11")).isEqualTo("[]");
        admin.get(TOTALS + "?from=today").expect(400).contains("from: ");
        admin.get(TOTALS + "?from=2025-08-10&to=2025-08-09").expect(400).contains("from: ");
        admin.get(TOTALS + "?test_build=1").expect(400).contains("test_build: ");
        person.get(TOTALS).expect(403);
    }

    @Test
    void itRefersToTheReflectionOnlyWhereThatIsTheCallersOwn() {
        var id = new Asking().today("SLEEP_CYCLES", 5).answer(person).get("id").stringValue();
        var stranger = People.insert(server);
        say(stranger, feedback(id, "SLEEP", true));
        say(stranger, feedback("0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b", "SLEEP", true));
        say(stranger, feedback("of another server", "SLEEP", true));
        assertThat(references()).containsOnly("null").hasSize(3);
        say(person, feedback(id.toUpperCase(java.util.Locale.ROOT), "SLEEP", true));
        assertThat(references()).containsOnlyOnce(id);
        assertThat(totals("")).contains("\"thumbsUp\":4").doesNotContain(id);
    }

    @Test
    void anIdCountsOnceInSmallLettersAndInCapitals() {
        var id = "0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b";
        say(person, feedback(id, "SLEEP", true));
        say(person, feedback(id.toUpperCase(java.util.Locale.ROOT), "SLEEP", false));
        assertThat(totals("")).contains("\"thumbsUp\":0,\"thumbsDown\":1");
        say(person, feedback("of another server", "SLEEP", true));
        say(person, feedback("Of Another Server", "SLEEP", true));
        assertThat(totals("")).contains("\"thumbsUp\":2,\"thumbsDown\":1");
    }

    /** A local day that no calendar of the database has is no reason for an error: the day of UTC counts. */
    @ParameterizedTest
    @CsvSource({"0001-01-01T01:00:00-05:00, 0001-01-01", "9999-12-31T23:00:00Z, 9999-12-31"})
    @CsvSource({"0001-01-01T02:00:00Z, 0001-01-01", "0000-12-31T22:00:00-05:00, 0001-01-01"})
    void everyDayThatIsTakenIsKept(String sent, String day) {
        say(person, feedback("a", "SLEEP", true).replace("2025-08-09", sent));
        assertThat(server.database().query("SELECT to_char(day, 'YYYY-MM-DD') FROM insight_feedback"))
                .containsExactly(day);
    }

    @Test
    void theContractsLimitsHold() {
        say(person, "[]");
        say(person, feedback("a", "SLEEP", true).replaceAll("(?s)\"feedback\":\\[.*", "\"feedback\":[]}]"));
        assertThat(totals("")).isEqualTo("[]");
        var item = feedback("a", "SLEEP", true);
        var items = "[" + (item.substring(1, item.length() - 1) + ",").repeat(100);
        say(person, items.substring(0, items.length() - 1) + "]");
        person.post("/v2/insight/feedback", items + item.substring(1)).expect(400);
        person.post("/v2/insight/feedback", item.substring(1, item.length() - 1))
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app_version | '\"app_version\":\"4.12.0\"' | '\"app_version\":4'",
                "app_version | '\"app_version\":\"4.12.0\",' | ''",
                "date | '\"date\":\"2025-08-09\"' | '\"date\":\"yesterday\"'",
                "date | '\"date\":\"2025-08-09\",' | ''",
                "instance_id | '\"instance_id\":\"a\"' | '\"instance_id\":\"\"'",
                "test_build | '\"test_build\":false' | '\"test_build\":\"no\"'",
                "test_build | '\"test_build\":false' | '\"test_build\":null'",
                "feedback | '\"feedback\"' | '\"other\"'",
                "feedback[0].section | '\"section\":\"SLEEP\",' | ''",
                "feedback[0].options | '\"options\":[]' | '\"options\":[1]'",
                "feedback[0].options | '\"options\":[]' | '\"options\":[\"a\\u0000\"]'",
                "feedback[0].thumbUp | '\"thumbUp\":true' | '\"thumbUp\":1'",
                "feedback[0].thumbUp | ',\"thumbUp\":true' | ''",
            })
    void refuses(String field, String whole, String broken) {
        var body = feedback("a", "SLEEP", true);
        assertThat(body).contains(whole);
        person.post("/v2/insight/feedback", body.replace(whole, broken))
                .expect(400)
                .contains("[0]." + field + ": ");
        assertThat(totals("")).isEqualTo("[]");
    }
}
