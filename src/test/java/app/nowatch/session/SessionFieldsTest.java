package app.nowatch.session;

import static app.nowatch.journal.ItemJson.ABSENT;
import static app.nowatch.journal.ItemJson.array;
import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.JournalKind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in a session, and what may not: every value of an enum and its neighbours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionFieldsTest {
    private static final String INTENTION = """
            {"start_datetime":"2024-06-01T10:00:00Z","end_datetime":"2024-06-01T10:30:00Z","type":0,
            "info":{"name":"Calm","subjective_inputs":[
            {"datetime":"2024-06-01T10:30:00Z","type":1,"value":4},
            {"datetime":"2024-06-01T10:31:00Z","type":2,"value":6.5,"tag":3,"note":"light"}]}}""";
    private static final String ACTIVITY = """
            {"start_datetime":"2024-06-01T10:00:00Z","end_datetime":"2024-06-01T11:00:00Z","type":1,"info":{}}""";

    private TestServer server;
    private Diary diary;

    @BeforeAll
    void start() {
        server = TestServer.start();
        diary = Diary.of(server, JournalKind.SESSION);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | 1",
                "type | 2",
                "type | 117",
                "type | 118",
                "type | 121",
                "type | 122",
                "type | 1.0",
                "info.origin | 0",
                "info.origin | 1",
                "info.origin | 2",
                "info.origin | 3",
                "info.origin | 4",
                "info.origin | 5",
                "start_datetime | '\"2024-06-01\"'",
                "start_datetime | '\"2024-06-01T10:00:00.123456789-11:30\"' ",
                "end_datetime | null",
                "end_datetime | '\"2024-06-01T10:00:00.001Z\"'",
                "end_datetime | '\"2034-06-01T10:00:00Z\"'",
            })
    void takes(String place, String json) {
        var item = place.equals("start_datetime") ? with(ACTIVITY, "end_datetime", ABSENT) : ACTIVITY;
        var id = diary.writeOne(with(item, place, json));
        var read = diary.read(id).expect(200).json();
        if (place.equals("type")) {
            assertThat(read.get("type").intValue()).isEqualTo((int) Double.parseDouble(json));
        } else if (place.equals("info.origin")) {
            assertThat(read.get("info").get("origin").intValue()).isEqualTo(Integer.parseInt(json));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | -1",
                "type | 123",
                "type | 1.5",
                "type | '\"1\"'",
                "type | null",
                "type | absent",
                "type | 1e99",
                "type | true",
                "info | absent",
                "info | null",
                "info | []",
                "info | '\"x\"'",
                "info.origin | -1",
                "info.origin | 6",
                "info.origin | 0.5",
                "info.origin | '\"1\"'",
                "info.name | 1",
                "info.note | []",
                "info.tool | {}",
                "info.subjective_inputs | {}",
                "info.subjective_inputs | '\"x\"'",
                "info.subjective_inputs | '[{\"datetime\":\"2024-06-01\",\"type\":2,\"value\":1}]'",
                "start_datetime | null",
                "start_datetime | absent",
                "start_datetime | 1717236000",
                "start_datetime | '\"2024-06-31\"'",
                "start_datetime | '\"2024-06-01 10:00\"'",
                "start_datetime | '\"2024-06-01T24:30:00Z\"'",
                "start_datetime | '\"2024-06-01T10:00:00.1234567890Z\"'",
                "end_datetime | '\"2024-06-01T10:00:00.000Z\"'",
                "end_datetime | '\"2024-06-01T10:00:00.0009Z\"'",
                "end_datetime | '\"2024-06-01T12:00:00+02:00\"'",
                "end_datetime | '\"2024-05-01T10:00:00Z\"'",
                "end_datetime | 0",
                "end_datetime | '\"\"'",
            })
    void refuses(String place, String json) {
        diary.post(array(with(ACTIVITY, place, json))).expect(400).contains("[0]." + place + ": ");
    }

    @Test
    void anEndIsAfterTheStart() {
        diary.post(array(with(ACTIVITY, "end_datetime", "\"2024-06-01T10:00:00Z\"")))
                .expect(400)
                .contains("[0].end_datetime: must be after start_datetime");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | 0 | true",
                "type | 1 | true",
                "type | -1 | false",
                "type | 7 | false",
                "type | 1.5 | false",
                "type | absent | false",
                "type | null | false",
                "value | 1 | true",
                "value | 5 | true",
                "value | 3.0 | true",
                "value | 0 | false",
                "value | 6 | false",
                "value | 2.5 | false",
                "value | '\"3\"' | false",
                "value | null | false",
                "value | absent | false",
                "tag | 0 | true",
                "tag | 1 | true",
                "tag | 2 | true",
                "tag | 3 | true",
                "tag | -1 | false",
                "tag | 4 | false",
                "tag | null | true",
                "tag | absent | true",
                "note | null | true",
                "note | 5 | false",
                "datetime | '\"2024-06-01\"' | true",
                "datetime | absent | false",
                "datetime | '\"noon\"' | false",
            })
    void ratesADayOrASleep(String field, String json, boolean good) {
        for (var type : List.of("0", "1")) {
            rates(with(INTENTION, "info.subjective_inputs[0].type", type), field, json, good);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | 2 | true",
                "type | 3 | true",
                "type | 4 | true",
                "type | 5 | true",
                "type | 6 | true",
                "type | 7 | false",
                "value | 0 | true",
                "value | 6 | true",
                "value | 2.5 | true",
                "value | -1e-9 | true",
                "value | 1.7e308 | true",
                "value | 1e309 | false",
                "value | '\"3\"' | false",
                "value | true | false",
                "value | null | false",
            })
    void ratesOtherThings(String field, String json, boolean good) {
        for (var type : List.of("2", "3", "4", "5", "6")) {
            rates(with(INTENTION, "info.subjective_inputs[0].type", type), field, json, good);
        }
    }

    private void rates(String item, String field, String json, boolean good) {
        var place = "info.subjective_inputs[0]." + field;
        var reply = diary.post(array(with(item, place, json)));
        if (good) {
            reply.expect(201);
        } else {
            reply.expect(400).contains("[0]." + place + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource({"info.name, 150", "info.tool, 150", "info.subjective_inputs[1].note, 10000"})
    void aTextHasItsLength(String place, int longest) {
        diary.writeOne(with(INTENTION, place, '"' + "\uD83C\uDFC3".repeat(longest) + '"'));
        diary.post(array(with(INTENTION, place, '"' + "x".repeat(longest + 1) + '"')))
                .expect(400)
                .contains("[0]." + place + ": ");
    }

    @Test
    void thereAreAHundredRatingsAtMost() {
        var rating = "{\"datetime\":\"2024-06-01\",\"type\":6,\"value\":1}";
        var id = diary.writeOne(with(INTENTION, "info.subjective_inputs", array(Collections.nCopies(100, rating))));
        var inputs = diary.read(id).expect(200).json().get("info").get("subjectiveInputs");
        assertThat(inputs.size()).isEqualTo(100);
        diary.post(array(with(INTENTION, "info.subjective_inputs", array(Collections.nCopies(101, rating)))))
                .expect(400)
                .contains("[0].info.subjective_inputs: ");
        diary.post(array(with(INTENTION, "info.subjective_inputs", array(rating, "7"))))
                .expect(400)
                .contains("[0].info.subjective_inputs[1]: must be a JSON object");
    }
}
