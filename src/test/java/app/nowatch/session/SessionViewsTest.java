package app.nowatch.session;

import static app.nowatch.journal.ItemJson.array;
import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.ItemJson;
import app.nowatch.journal.JournalKind;
import app.nowatch.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activities and intentions: the sessions of type 1 and up and of type 0, in shapes of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionViewsTest {
    private static final String ACTIVITY = """
            {"start_datetime":"2024-06-01T10:00:00Z","end_datetime":"2024-06-01T11:00:00Z","type":122,
            "name":"Run","note":"fast","origin":2,"tool":"watch"}""";
    private static final String ACTIVITY_AS_SESSION = """
            {"start_datetime":"2024-06-01T10:00:00Z","end_datetime":"2024-06-01T11:00:00Z","type":122,
            "info":{"name":"Run","note":"fast","origin":2,"tool":"watch"}}""";
    private static final String INTENTION = """
            {"start_datetime":"2024-06-01T12:00:00Z","name":"Calm","note":"slow",
            "subjective_inputs":[{"datetime":"2024-06-01T12:10:00Z","type":2,"value":6.5,"tag":0}]}""";
    private static final String INTENTION_AS_SESSION = """
            {"start_datetime":"2024-06-01T12:00:00Z","type":0,"info":{"name":"Calm","note":"slow",
            "subjective_inputs":[{"datetime":"2024-06-01T12:10:00Z","type":2,"value":6.5,"tag":0}]}}""";

    private TestServer server;
    private Diary sessions;
    private Diary activities;
    private Diary intentions;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        sessions = Diary.of(server, JournalKind.SESSION);
        activities = sessions.of(JournalKind.ACTIVITY);
        intentions = sessions.of(JournalKind.INTENTION);
    }

    @Test
    void anActivityIsASession() {
        var id = activities.writeOne(ACTIVITY);
        var read = activities.read(id).expect(200).json();
        assertThat(ItemJson.with(read.toString(), "id", "0").replaceAll(",\"(created|lastUpdated)\":\"[^\"]*\"", ""))
                .isEqualTo(Json.read("""
                        {"id":0,"startDatetime":"2024-06-01T10:00:00.000Z","endDatetime":"2024-06-01T11:00:00.000Z",
                        "type":122,"name":"Run","note":"fast","origin":2,"tool":"watch"}""").toString());
        var session = sessions.read(id).expect(200).json();
        assertThat(session.get("info").toString())
                .isEqualTo(
                        "{\"name\":\"Run\",\"note\":\"fast\",\"subjectiveInputs\":[],\"origin\":2,\"tool\":\"watch\"}");
        for (var field : List.of("startDatetime", "endDatetime", "type", "created", "lastUpdated")) {
            assertThat(session.get(field)).isEqualTo(read.get(field));
        }
        assertThat(activities.all().get(0)).isEqualTo(read);
        assertThat(sessions.all().get(0)).isEqualTo(session);
    }

    @Test
    void anIntentionIsASession() {
        var id = intentions.writeOne(INTENTION);
        var read = intentions.read(id).expect(200).json();
        assertThat(ItemJson.with(read.toString(), "id", "0").replaceAll(",\"(created|lastUpdated)\":\"[^\"]*\"", ""))
                .isEqualTo(Json.read("""
                        {"id":0,"startDatetime":"2024-06-01T12:00:00.000Z","endDatetime":null,"name":"Calm","note":"slow",
                        "subjectiveInputs":[{"datetime":"2024-06-01T12:10:00.000Z","type":2,"value":6.5,"tag":0,"note":""}]}
                        """).toString());
        var session = sessions.read(id).expect(200).json();
        assertThat(session.get("type").intValue()).isZero();
        assertThat(session.get("info").get("subjectiveInputs")).isEqualTo(read.get("subjectiveInputs"));
        assertThat(intentions.all().get(0)).isEqualTo(read);
    }

    @Test
    void anEqualItemIsTheSameHoweverItIsSent() {
        assertThat(activities.writeOne(ACTIVITY)).isEqualTo(sessions.writeOne(ACTIVITY_AS_SESSION));
        assertThat(sessions.writeOne(INTENTION_AS_SESSION)).isEqualTo(intentions.writeOne(INTENTION));
        assertThat(sessions.all().size()).isEqualTo(2);
    }

    @Test
    void eachViewShowsItsOwn() {
        var run = activities.writeOne(ACTIVITY);
        var calm = intentions.writeOne(INTENTION);
        var bare = sessions.writeOne(
                "{\"start_datetime\":\"2024-06-01T13:00:00Z\",\"type\":0,\"info\":{\"tool\":\"watch\"}}");
        assertThat(sessions.allIds()).containsExactly(run, calm, bare);
        assertThat(activities.allIds()).containsExactly(run);
        assertThat(intentions.allIds()).containsExactly(calm, bare);
        var inputs = intentions.read(bare).expect(200).json().get("subjectiveInputs");
        assertThat(inputs.isArray() && inputs.isEmpty()).isTrue();
    }

    @Test
    void oneIsNotTheOther() {
        var run = activities.writeOne(ACTIVITY);
        var calm = intentions.writeOne(INTENTION);
        intentions.read(run).expect(404);
        intentions.put(run, INTENTION).expect(404);
        intentions.delete(run).expect(404);
        activities.read(calm).expect(404);
        activities.put(calm, ACTIVITY).expect(404);
        activities.delete(calm, "If-Match", "*").expect(404);
        assertThat(sessions.allIds()).containsExactly(run, calm);
        assertThat(sessions.read(run).expect(200).header("ETag"))
                .isEqualTo(activities.read(run).expect(200).header("ETag"));
    }

    @Test
    void aChangedIntentionKeepsOriginAndTool() {
        var id = sessions.writeOne(with(with(INTENTION_AS_SESSION, "info.origin", "4"), "info.tool", "\"import 1\""));
        var before = intentions.tag(id);
        assertThat(intentions.put(id, INTENTION).expect(200).header("ETag")).isEqualTo(before);
        intentions.put(id, with(INTENTION, "name", "\"Calmer\"")).expect(200).contains("Calmer");
        sessions.read(id).expect(200).contains("Calmer", "\"origin\":4", "\"tool\":\"import 1\"");
    }

    @Test
    void anActivityIsReplacedWhole() {
        var id = activities.writeOne(ACTIVITY);
        var bare = "{\"start_datetime\":\"2024-06-01T09:00:00Z\",\"type\":5}";
        activities
                .put(id, bare)
                .expect(200)
                .contains("\"type\":5", "\"endDatetime\":null", "\"name\":\"\"", "\"origin\":0", "\"tool\":\"\"");
        activities.put(id, with(bare, "type", "0")).expect(400).contains("\"type: ");
        sessions.read(id).expect(200).contains("\"type\":5");
    }

    @Test
    void whatASessionBecomesDecidesTheView() {
        var id = activities.writeOne(ACTIVITY);
        sessions.put(id, INTENTION_AS_SESSION).expect(200);
        activities.read(id).expect(404);
        assertThat(activities.all().size()).isZero();
        intentions.read(id).expect(200).contains("Calm");
        intentions.delete(id).expect(200);
        sessions.read(id).expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | 1 | true",
                "type | 122 | true",
                "type | 0 | false",
                "type | 123 | false",
                "type | -1 | false",
                "type | absent | false",
                "type | null | false",
                "type | 1.5 | false",
                "origin | 0 | true",
                "origin | 5 | true",
                "origin | 6 | false",
                "origin | -1 | false",
                "name | null | true",
                "name | 1 | false",
                "tool | absent | true",
                "tool | [] | false",
                "start_datetime | absent | false",
                "end_datetime | absent | true",
                "end_datetime | '\"2024-06-01T10:00:00Z\"' | false",
                "subjective_inputs | '[{}]' | true",
            })
    void judgesActivities(String field, String json, boolean good) {
        judges(activities, with(ACTIVITY, field, json), field, good);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subjective_inputs | absent | false",
                "subjective_inputs | null | false",
                "subjective_inputs | [] | false",
                "subjective_inputs | {} | false",
                "subjective_inputs[0] | 1 | false",
                "subjective_inputs[0].value | null | false",
                "subjective_inputs[0].value | 9 | true",
                "subjective_inputs[0].tag | 4 | false",
                "subjective_inputs[0].type | 7 | false",
                "end_datetime | '\"2024-06-01T12:00:00Z\"' | false",
                "end_datetime | '\"2024-06-01T12:00:01Z\"' | true",
                "start_datetime | null | false",
                "note | {} | false",
                "type | 9 | true",
            })
    void judgesIntentions(String field, String json, boolean good) {
        judges(intentions, with(INTENTION, field, json), field, good);
    }

    private static void judges(Diary diary, String item, String field, boolean good) {
        var reply = diary.post(array(item));
        if (good) {
            reply.expect(201);
        } else {
            reply.expect(400).contains("[0]." + field + ": ");
        }
        assertThat(diary.all().size()).isEqualTo(good ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 151})
    void namesHaveTheirLength(int length) {
        var name = '"' + "\u00E9".repeat(length) + '"';
        for (var place : List.of("name", "tool")) {
            judges(Diary.of(server, JournalKind.ACTIVITY), with(ACTIVITY, place, name), place, length == 150);
        }
        judges(intentions, with(INTENTION, "name", name), "name", length == 150);
    }

    @Test
    void everyTypeOfActivityHasAName() {
        var types =
                sessions.person().client().get("/v1/activity/types").expect(200).json();
        assertThat(types.size()).isEqualTo(122);
        var names = new ArrayList<String>();
        for (int i = 0; i < 122; i++) {
            var type = types.get(i);
            assertThat(type.get("type").intValue()).isEqualTo(i + 1);
            assertThat(type.get("category").stringValue()).isNotBlank();
            assertThat(type.get("met").isNull()).isEqualTo(type.get("metSource").isNull());
            names.add(type.get("name").stringValue());
        }
        assertThat(names).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(names.subList(0, 3)).containsExactly("Running", "Walking", "Cycling");
    }
}
