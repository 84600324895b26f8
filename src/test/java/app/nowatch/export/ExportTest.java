package app.nowatch.export;

import static app.nowatch.export.Exported.ALL_DAYS;
import static app.nowatch.export.Exported.JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What stands in an export that is streamed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
    /** Midnight of 2024-06-01 UTC. */
    private static final long MIDNIGHT = 1_717_200_000L;

    private static final Map<String, String> VALUES = new TreeMap<>(Map.of(
            "HEART_BEAT", "800",
            "HEART_RATE", "62",
            "HEART_RATE_GRAPH", "63",
            "RESPIRATION_RATE", "14.25",
            "RESTING_HEART_RATE", "51",
            "TEMPERATURE", "-0.5",
            "ACTIVITY_COUNT", "4711",
            "ACTIVITY_TYPE", "2",
            "ACTIVITY_CADENCE", "110",
            "MOTION_GRAPH", "99.000001"));

    private static final String NOTE = "🏃🏽‍♀️ קשה אך טוב \\\" done";

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Someone somebody() {
        return Someone.insert(server);
    }

    private static boolean hasQuality(String type) {
        return !type.equals("HEART_BEAT") && !type.endsWith("_GRAPH");
    }

    private static String file(Someone person, String type) {
        return person.id() + "/series/"
                + type.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".csv";
    }

    private static Someone withEverything(TestServer server) {
        var person = Someone.insert(server);
        VALUES.forEach((type, value) -> person.client()
                .upload(type, Zips.csv(MIDNIGHT + "," + value + (hasQuality(type) ? ",3\n" : "\n")))
                .expect(201));
        person.send("POST", "/v1/activity", """
                [{"start_datetime":"2024-06-01T10:00:00Z","end_datetime":"2024-06-01T11:00:00Z","type":33,"name":"run",
                "note":"NOTE","origin":4,"tool":"an app"}]""".replace("NOTE", NOTE)).expect(201);
        person.send("POST", "/v1/session", """
                [{"start_datetime":"2024-06-01T12:00:00Z","type":0,"info":{"name":"focus","note":"n","origin":3,
                "tool":"t","subjective_inputs":[{"datetime":"2024-06-01T12:10:00Z","type":2,"value":7.5,"tag":1,
                "note":"m"}]}}]""").expect(201);
        person.send("POST", "/v1/checkin", """
                [{"datetime":"2024-06-01T13:00:00Z","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
                "related_feelings":["HAPPY"],"context":["WORKING"],"note":"NOTE"}]""".replace("NOTE", NOTE)).expect(201);
        person.send("POST", "/v1/day-feedback", """
                [{"datetime":"2024-06-01T23:30:00-05:00","type":1,"value":4,"note":"slept"}]""").expect(201);
        person.send("PUT", "/v1/user/settings", """
                {"settings":{"timezone":"Europe/Amsterdam","a":{"b":1.10}}}""").expect(200);
        return person;
    }

    @Test
    void everyTypeHasItsFile() {
        var person = withEverything(server);
        var exported = Exported.streamed(person, JUNE).expectTrue();
        assertThat(exported.files().keySet().stream().findFirst()).contains("README.txt");
        assertThat(exported.files().keySet().stream().reduce((before, last) -> last))
                .contains("manifest.json");
        VALUES.forEach((type, value) -> assertThat(exported.text(file(person, type)))
                .isEqualTo((hasQuality(type) ? "datetime,value,quality_indicator\n" : "datetime,value\n") + MIDNIGHT
                        + "," + value + (hasQuality(type) ? ",3\n" : "\n")));
        var described = server.client().get("/openapi.yaml").text();
        var types = exported.manifest().get("types").valueStream().toList();
        assertThat(types).hasSize(18);
        types.forEach(type -> assertThat(described).contains("        - " + type.stringValue() + "\n"));
        assertThat(exported.text("README.txt"))
                .contains(person.id() + "  (you)", "series/heart-rate.csv", "sharing.json", "2024-06-01 to 2024-06-30")
                .doesNotContain("{");
    }

    @Test
    void whatOneWroteReadsAsTheApiAnswersIt() {
        var person = withEverything(server);
        var exported = Exported.streamed(person, JUNE);
        var dates = "start_date=2024-06-01&end_date=2024-06-30";
        for (var name : new String[] {"activity", "checkin", "day-feedback"}) {
            var answered = person.client().get("/v1/" + name + "?" + dates).json();
            var file = name.equals("activity") ? "activities" : name.equals("checkin") ? "checkins" : name;
            assertThat(exported.json(person.id() + "/" + file + ".json")).isEqualTo(answered);
            assertThat(answered).hasSize(1);
        }
        assertThat(exported.json(person.id() + "/activities.json")
                        .get(0)
                        .get("note")
                        .stringValue())
                .isEqualTo(NOTE.replace("\\\"", "\""));
        assertThat(exported.json(person.id() + "/day-feedback.json")
                        .get(0)
                        .get("day")
                        .stringValue())
                .isEqualTo("2024-06-01");
        var intention = exported.json(person.id() + "/intentions.json").get(0);
        var answered = person.client().get("/v1/intention?" + dates).json().get(0);
        answered.properties()
                .forEach(field -> assertThat(intention.get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(intention.get("origin").intValue()).isEqualTo(3);
        assertThat(intention.get("tool").stringValue()).isEqualTo("t");
    }

    @Test
    void whoOneIsAndHowOneSharesComesWhole() {
        var person = withEverything(server);
        var friend = somebody();
        person.shareWith(friend);
        friend.shareWith(person);
        person.invite(somebody()).expect(201);
        somebody().request(person).expect(201);
        person.send("POST", "/v1/shared/groups", "{\"name\":\"G\"}").expect(201);
        var group =
                person.client().get("/v1/shared/groups").json().get(0).get("id").stringValue();
        person.nameById("POST", "/v1/shared/groups/" + group + "/members", friend.id())
                .expect(201);

        var exported = Exported.streamed(person, "start_day=2020-01-01&end_day=2020-01-01")
                .expectTrue();
        assertThat(exported.json(person.id() + "/profile.json"))
                .isEqualTo(person.client().get("/v1/user").json());
        var settings = exported.json(person.id() + "/settings.json");
        assertThat(settings.get("settings").toString())
                .isEqualTo("{\"timezone\":\"Europe/Amsterdam\",\"a\":{\"b\":1.10}}");
        assertThat(settings.get("zones").toString())
                .isEqualTo("[{\"from\":\"0001-01-01\",\"zone\":\"Europe/Amsterdam\"}]");
        var sharing = exported.json(person.id() + "/sharing.json");
        assertThat(sharing.get("given"))
                .isEqualTo(person.client().get("/v1/sharing").json());
        assertThat(sharing.get("received"))
                .isEqualTo(person.client().get("/v1/shared").json());
        assertThat(sharing.get("groups"))
                .isEqualTo(person.client().get("/v1/shared/groups").json());
        for (var kind : new String[] {"invites", "requests"}) {
            for (var way : new String[] {"Sent", "Received"}) {
                assertThat(sharing.get(kind + way))
                        .isEqualTo(person.client()
                                .get("/v1/sharing/" + kind + "/" + way.toLowerCase(java.util.Locale.ROOT))
                                .json());
            }
        }
    }

    @Test
    void onlyTheDaysThatAreAskedFor() {
        var person = somebody();
        person.upload((MIDNIGHT - 1) + ",60,4\n" + MIDNIGHT + ",61,4\n" + (MIDNIGHT + 86_399) + ",62,4\n"
                + (MIDNIGHT + 86_400) + ",63,4\n");
        var types = "&types=TIMELINE_TIME-SERIES_HEART-RATE";
        var exported = Exported.streamed(person, "start_day=2024-06-01&end_day=2024-06-01" + types)
                .expectTrue();
        assertThat(exported.text(file(person, "HEART_RATE")))
                .isEqualTo(
                        "datetime,value,quality_indicator\n" + MIDNIGHT + ",61,4\n" + (MIDNIGHT + 86_399) + ",62,4\n");
        assertThat(exported.files()).hasSize(3);
        var file = exported.manifest().get("files").get(0);
        assertThat(file.get("rows").intValue()).isEqualTo(2);
        assertThat(file.get("from").stringValue()).isEqualTo("2024-06-01T00:00:00.000Z");
        assertThat(file.get("to").stringValue()).isEqualTo("2024-06-01T23:59:59.000Z");
        var whole = Exported.streamed(person, "start_day=0001-01-01&end_day=9999-12-31")
                .expectTrue();
        assertThat(whole.text(file(person, "HEART_RATE")).lines()).hasSize(5);
    }

    /** The clocks went forward on 2024-03-31 and back on 2024-10-27: days of 23 and of 25 hours. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-31, 2024-03-30T22:59:59.999Z, 2024-03-30T23:00:00Z, 2024-03-31T21:59:59.999Z, 2024-03-31T22:00:00Z",
        "2024-10-27, 2024-10-26T21:59:59.999Z, 2024-10-26T22:00:00Z, 2024-10-27T22:59:59.999Z, 2024-10-27T23:00:00Z"
    })
    void daysOfEventsAreLocal(String day, String before, String first, String last, String after) {
        var person = somebody();
        person.send("PUT", "/v1/user/settings", "{\"settings\":{\"timezone\":\"Europe/Amsterdam\"}}")
                .expect(200);
        for (var moment : new String[] {before, first, last, after}) {
            person.send("POST", "/v1/checkin", """
                    [{"datetime":"MOMENT","origin":"APP","reactivity":"CALM","valence":"NEUTRAL","related_feelings":[],
                    "context":[],"note":"MOMENT"}]""".replace("MOMENT", moment)).expect(201);
        }
        var exported =
                Exported.streamed(person, "start_day=" + day + "&end_day=" + day + "&types=TIMELINE_EVENTS_CHECKINS");
        assertThat(exported.json(person.id() + "/checkins.json")
                        .valueStream()
                        .map(checkin -> checkin.get("note").stringValue()))
                .containsExactly(first, last);
    }

    @Test
    void somebodyWithoutAnythingGetsEmptyFiles() {
        var person = somebody();
        var exported = Exported.streamed(person, ALL_DAYS).expectTrue();
        assertThat(exported.text(file(person, "MOTION_GRAPH"))).isEqualTo("datetime,value\n");
        assertThat(exported.json(person.id() + "/statistics.json")).isEmpty();
        assertThat(exported.manifest()
                        .get("files")
                        .valueStream()
                        .filter(file -> file.get("type").stringValue().startsWith("TIMELINE"))
                        .map(file -> file.get("rows").intValue() + " "
                                + file.get("from").isNull()))
                .hasSize(14)
                .containsOnly("0 true");
    }

    @Test
    void entriesOfManyPagesComeInTheirOrder() {
        var person = somebody();
        for (int call = 0; call < 3; call++) {
            var items = new java.util.StringJoiner(",", "[", "]");
            for (int i = 0; i < 300; i++) {
                items.add("{\"datetime\":\"%s\",\"type\":0,\"value\":3}"
                        .formatted(java.time.LocalDate.of(2015, 1, 1).plusDays(call * 300L + i) + "T12:00:00Z"));
            }
            person.send("POST", "/v1/day-feedback", items.toString()).expect(201);
        }
        var days = Exported.streamed(person, ALL_DAYS + "&types=TIMELINE_EVENTS_DAY-FEEDBACK")
                .json(person.id() + "/day-feedback.json");
        assertThat(days.valueStream().map(day -> day.get("day").stringValue()))
                .hasSize(900)
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start_day=2024-06-01",
                "end_day=2024-06-01",
                "start_day=2024-06-02&end_day=2024-06-01",
                JUNE + "&types=HEART_RATE",
                JUNE + "&types=TIMELINE_TIME-SERIES_HEART-RATE,NOTHING",
                JUNE + "&format=zip",
                JUNE + "&format=CSV"
            })
    void whatIsNoExportIsRefused(String query) {
        var person = somebody();
        person.client().get("/v1/user/export?" + query).expect(400);
        person.client().post("/v1/user/export/create?" + query, "").expect(400);
    }

    @Test
    void itIsADownload() {
        var person = somebody();
        var reply = person.client()
                .get("/v1/user/export?" + JUNE, "Accept-Encoding", "gzip")
                .expect(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/zip");
        assertThat(reply.header("Content-Disposition")).isEqualTo("attachment; filename=\"nowatch-export.zip\"");
        assertThat(reply.header("Content-Encoding")).isEmpty();
        var head = person.client().sendUnchecked("HEAD", "/v1/user/export?" + JUNE, new byte[0], "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("application/zip");
    }

    @Test
    void tenAnHourAreEnough() {
        var person = somebody();
        var path = "/v1/user/export?types=ACCOUNT_PROFILE&" + JUNE;
        for (int i = 0; i < 10; i++) {
            person.client().get(path).expect(200);
        }
        assertThat(Integer.parseInt(person.client().get(path).expect(429).header("Retry-After")))
                .isPositive();
        somebody().client().get(path).expect(200);
    }

    @Test
    void figuresAreThoseThatTheApiAnswersForDaysWithData() {
        var person = somebody();
        var rows = new StringBuilder();
        for (int minute = 0; minute < 1_440; minute++) {
            rows.append(MIDNIGHT + minute * 60L)
                    .append(",")
                    .append(55 + minute % 30)
                    .append(",4\n");
        }
        person.upload(rows.toString());
        var exported = Exported.streamed(person, ALL_DAYS + "&types=OVERVIEW_STATISTICS")
                .expectTrue();
        var types = "SLEEP_DURATION,INTENSE_ACTIVITY,STRESS_DURATION,STRESS_RECOVERY,STRESS_FREQUENCY,"
                + "DAYTIME_RESTING_HEART_RATE,SLEEP_HRV,SLEEP_REGULARITY,SLEEP_STAGES,SLEEP_CYCLES";
        var answered = person.client()
                .get("/v1/statistics?start_day=2024-06-01&end_day=2024-06-01&type=" + types)
                .expect(200)
                .json();
        var figures = exported.json(person.id() + "/statistics.json");
        assertThat(figures).hasSize(10);
        for (JsonNode figure : answered) {
            assertThat(figures.valueStream()).contains(figure);
        }
        assertThat(exported.manifest().get("methods").propertyNames()).hasSize(10);
        // Never older than the last upload.
        person.upload(rows.toString().replace(",4\n", ",3\n"));
        var again = Exported.streamed(person, ALL_DAYS + "&types=OVERVIEW_STATISTICS");
        var now = person.client()
                .get("/v1/statistics?start_day=2024-06-01&end_day=2024-06-01&type=STRESS_DURATION")
                .json();
        assertThat(again.json(person.id() + "/statistics.json").valueStream()).contains(now.get(0));
    }
}
