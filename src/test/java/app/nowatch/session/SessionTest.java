package app.nowatch.session;

import static app.nowatch.journal.ItemJson.ABSENT;
import static app.nowatch.journal.ItemJson.array;
import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.JournalKind;
import app.nowatch.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One session: what may stand in it, how it comes back, and how it is changed and ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {
    private static final String INTENTION = """
            {"start_datetime":"2024-06-01T12:00:00.1239+02:00","end_datetime":"2024-06-01T12:30:00+0200","type":0,
            "info":{"name":"Calm","note":"A walk","origin":3,"tool":"app 2.4","subjective_inputs":[
            {"datetime":"2024-06-01T10:30:00Z","type":1,"value":4},
            {"datetime":"2024-06-01T10:31:00","type":2,"value":-6.25,"tag":3,"note":"light"}]}}""";
    private static final String ACTIVITY =
            "{\"start_datetime\":\"2024-06-01T10:00:00Z\",\"end_datetime\":\"2024-06-01T11:00:00Z\",\"type\":1,\"info\":{}}";

    private TestServer server;
    private Diary diary;

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
        diary = Diary.of(server, JournalKind.SESSION);
    }

    @Test
    void everythingComesBack() {
        var before = server.clock().instant();
        var id = diary.writeOne(INTENTION);
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        var read = diary.read(id).expect(200).json();
        assertThat(diary.all().get(0)).isEqualTo(read);
        assertThat(read.get("created")).isEqualTo(read.get("lastUpdated"));
        assertThat(Instant.parse(read.get("created").stringValue()))
                .isBetween(before, server.clock().instant());
        var info = Json.read("""
                {"name":"Calm","note":"A walk","subjectiveInputs":[
                {"datetime":"2024-06-01T10:30:00.000Z","type":1,"value":4,"tag":null,"note":""},
                {"datetime":"2024-06-01T10:31:00.000Z","type":2,"value":-6.25,"tag":3,"note":"light"}],
                "origin":3,"tool":"app 2.4"}""");
        assertThat(read.get("info").toString()).isEqualTo(info.toString());
        assertThat(read.get("startDatetime").stringValue()).isEqualTo("2024-06-01T10:00:00.123Z");
        assertThat(read.get("endDatetime").stringValue()).isEqualTo("2024-06-01T10:30:00.000Z");
        assertThat(read.get("type").intValue()).isZero();
        assertThat(read.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "startDatetime", "endDatetime", "created", "lastUpdated", "type", "info");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":null,\"note\":null,\"subjective_inputs\":null,\"origin\":null,\"tool\":null}",
                "{\"name\":\"\",\"note\":\"\",\"subjective_inputs\":[],\"origin\":0,\"tool\":\"\",\"more\":{}}"
            })
    void whatIsNotGivenIsEmpty(String info) {
        for (var type : List.of("0", "7")) {
            var id = diary.writeOne(with(with(ACTIVITY, "info", info), "type", type));
            assertThat(diary.read(id).expect(200).json().get("info").toString())
                    .isEqualTo("{\"name\":\"\",\"note\":\"\",\"subjectiveInputs\":[],\"origin\":0,\"tool\":\"\"}");
        }
    }

    @Test
    void aRunningOneIsEnded() {
        var running = with(ACTIVITY, "end_datetime", ABSENT);
        var id = diary.writeOne(running);
        var before = diary.read(id).expect(200).json();
        assertThat(before.get("endDatetime").isNull()).isTrue();
        server.clock().advance(Duration.ofSeconds(2));
        var ended = diary.put(id, ACTIVITY).expect(200);
        assertThat(ended.text()).isEqualTo(diary.read(id).expect(200).text());
        assertThat(ended.json().get("endDatetime").stringValue()).isEqualTo("2024-06-01T11:00:00.000Z");
        assertThat(ended.json().get("created")).isEqualTo(before.get("created"));
        assertThat(ended.json().get("lastUpdated").stringValue())
                .isGreaterThan(before.get("lastUpdated").stringValue());
        assertThat(diary.put(id, running).expect(200).json().get("endDatetime").isNull())
                .isTrue();
    }

    @Test
    void aReplacementLeavesNothingOfWhatWas() {
        var id = diary.writeOne(INTENTION);
        var replaced = diary.put(id, ACTIVITY).expect(200).lacks("Calm", "A walk", "light", "app 2.4");
        assertThat(replaced.json().get("info").get("subjectiveInputs").size()).isZero();
        assertThat(diary.allIds()).containsExactly(id);
    }

    @Test
    void whatIsThereAlreadyChangesNothing() {
        var id = diary.writeOne(INTENTION);
        var before = diary.read(id).expect(200);
        server.clock().advance(Duration.ofSeconds(2));
        var same = with(INTENTION, "start_datetime", "\"2024-06-01T10:00:00.123Z\"");
        assertThat(diary.put(id, same).expect(200).text()).isEqualTo(before.text());
        assertThat(diary.read(id).expect(200).text()).isEqualTo(before.text());
    }

    @Test
    void twoMayBecomeEqual() {
        var ids = diary.write(INTENTION, ACTIVITY);
        diary.put(ids.get(0), ACTIVITY).expect(200);
        assertThat(diary.allIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(diary.writeOne(ACTIVITY)).isIn(ids);
        assertThat(diary.all().size()).isEqualTo(2);
    }

    @Test
    void aReplacementKeepsTheRules() {
        var id = diary.writeOne(INTENTION);
        var before = diary.read(id).expect(200).text();
        diary.put(id, with(INTENTION, "info.subjective_inputs[0].value", "9"))
                .expect(400)
                .contains("\"info.subjective_inputs[0].value: ");
        diary.put(id, with(INTENTION, "type", "5")).expect(400).contains("\"info.subjective_inputs: ");
        diary.put(id, with(INTENTION, "end_datetime", "\"2024-05-31\""))
                .expect(400)
                .contains("\"end_datetime: ");
        diary.put(id, array(INTENTION)).expect(400).contains("body: must be a JSON object");
        assertThat(diary.read(id).expect(200).text()).isEqualTo(before);
    }

    @Test
    void whatIsGoneIsNotFound() {
        var id = diary.writeOne(ACTIVITY);
        diary.delete(id).expect(200).contains("{\"status\":\"success\"}");
        for (var gone : List.of(id, UUID.randomUUID().toString(), "1", "x".repeat(36))) {
            diary.read(gone).expect(404);
            diary.put(gone, ACTIVITY).expect(404);
            diary.delete(gone).expect(404);
        }
        assertThat(diary.all().size()).isZero();
        assertThat(diary.writeOne(ACTIVITY)).isNotEqualTo(id);
    }
}
