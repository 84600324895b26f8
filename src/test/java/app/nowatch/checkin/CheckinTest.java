package app.nowatch.checkin;

import static app.nowatch.journal.ItemJson.array;
import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.ItemJson;
import app.nowatch.journal.JournalKind;
import app.nowatch.platform.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody felt at a moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckinTest {
    private static final String CHECKIN = """
            {"datetime":"2024-06-01T12:00:00.5+02:00","origin":"CROWN_PRESS","reactivity":"CENTERED","valence":"NEUTRAL",
            "related_feelings":["MOTIVATED","HAPPY"],"context":["WORKING","MEETING"],"note":"a plan"}""";

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
        diary = Diary.of(server, JournalKind.CHECKIN);
    }

    private List<String> seen(String start, String end) {
        return ItemJson.texts(diary.list(start, end).expect(200).json(), "id");
    }

    @Test
    void everythingComesBack() {
        var id = diary.writeOne(CHECKIN);
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        var read = diary.read(id).expect(200).json();
        assertThat(ItemJson.with(read.toString(), "id", "0").replaceAll(",\"(created|lastUpdated)\":\"[^\"]*\"", ""))
                .isEqualTo(Json.read("""
                        {"id":0,"datetime":"2024-06-01T10:00:00.500Z","origin":"CROWN_PRESS","reactivity":"CENTERED",
                        "valence":"NEUTRAL","relatedFeelings":["MOTIVATED","HAPPY"],"context":["WORKING","MEETING"],
                        "note":"a plan"}""").toString());
        assertThat(read.get("created")).isEqualTo(read.get("lastUpdated"));
        assertThat(diary.all().get(0)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP", "CROWN_PRESS", "RANDOM_VIBRATION", "STRESS_VIBRATION"})
    void takesEveryOrigin(String value) {
        takes("origin", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERY_CALM", "CALM", "CENTERED", "STRESSED", "VERY_STRESSED"})
    void takesEveryReactivity(String value) {
        takes("reactivity", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERY_NEGATIVE", "NEGATIVE", "NEUTRAL", "POSITIVE", "VERY_POSITIVE"})
    void takesEveryValence(String value) {
        takes("valence", value);
    }

    private void takes(String field, String value) {
        var id = diary.writeOne(with(CHECKIN, field, '"' + value + '"'));
        assertThat(diary.read(id).expect(200).json().get(field).stringValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "origin | '\"app\"'",
                "origin | '\"\"'",
                "origin | '\"APP \"'",
                "origin | 0",
                "origin | null",
                "origin | absent",
                "origin | '[\"APP\"]'",
                "reactivity | '\"NEUTRAL\"'",
                "reactivity | '\"VERY_CENTERED\"'",
                "reactivity | 3",
                "reactivity | absent",
                "reactivity | null",
                "valence | '\"CALM\"'",
                "valence | '\"VERY_NEUTRAL\"'",
                "valence | true",
                "valence | absent",
                "valence | null",
                "related_feelings | absent",
                "related_feelings | null",
                "related_feelings | '\"HAPPY\"'",
                "related_feelings | {}",
                "context | absent",
                "context | null",
                "context | 1",
                "note | 1",
                "note | []",
                "datetime | absent",
                "datetime | null",
                "datetime | '\"noon\"'",
                "datetime | 1717236000",
            })
    void refuses(String field, String json) {
        diary.post(array(with(CHECKIN, field, json))).expect(400).contains("[0]." + field + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Z", "A0", "A_", "WITH_FAMILY_2"})
    void namesAreUpperCase(String name) {
        for (var field : List.of("related_feelings", "context")) {
            diary.writeOne(with(CHECKIN, field, "[\"" + name + "\"]"));
            diary.writeOne(with(CHECKIN, field, "[\"" + "N".repeat(64 - name.length()) + name + "\"]"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"a\"",
                "\"Happy\"",
                "\"_A\"",
                "\"0A\"",
                "\"A B\"",
                "\"A-B\"",
                "\"\u00C9\"",
                "\" A\"",
                "\"A\\n\"",
                "1",
                "null",
                "[]"
            })
    void otherNamesAreRefused(String name) {
        for (var field : List.of("related_feelings", "context")) {
            diary.post(array(with(CHECKIN, field, "[\"A\"," + name + "]")))
                    .expect(400)
                    .contains("[0]." + field);
            diary.post(array(with(CHECKIN, field, "[\"" + "N".repeat(65) + "\"]")))
                    .expect(400)
                    .contains("[0]." + field);
        }
    }

    @Test
    void thereAreFiftyNamesAtMost() {
        for (var field : List.of("related_feelings", "context")) {
            var names = IntStream.range(0, 50).mapToObj(i -> "\"N" + i + "\"").toList();
            var id = diary.writeOne(with(CHECKIN, field, array(names)));
            diary.read(id).expect(200).contains(String.join(",", names));
            diary.writeOne(with(CHECKIN, field, "[]"));
            diary.post(array(with(CHECKIN, field, array(Collections.nCopies(51, "\"N\"")))))
                    .expect(400)
                    .contains("[0]." + field + ": ");
        }
    }

    /** The order in which feelings were chosen may matter to the person. */
    @Test
    void anotherOrderOfNamesIsAnotherCheckin() {
        var id = diary.writeOne(CHECKIN);
        assertThat(diary.writeOne(with(CHECKIN, "related_feelings", "[\"HAPPY\",\"MOTIVATED\"]")))
                .isNotEqualTo(id);
        assertThat(diary.writeOne(with(CHECKIN, "context", "[]"))).isNotEqualTo(id);
        assertThat(diary.writeOne(CHECKIN)).isEqualTo(id);
    }

    @Test
    void aRangeIncludesBothEnds() {
        var ids = diary.write(
                with(CHECKIN, "datetime", "\"2024-06-01T00:00:00Z\""),
                with(CHECKIN, "datetime", "\"2024-06-02T23:59:59.999Z\""),
                with(CHECKIN, "datetime", "\"2024-06-01T12:00:00Z\""),
                with(CHECKIN, "datetime", "\"0001-01-01\""),
                with(CHECKIN, "datetime", "\"9999-12-31T23:59:59.999Z\""));
        assertThat(seen("2024-06-01", "2024-06-02")).containsExactly(ids.get(0), ids.get(2), ids.get(1));
        assertThat(seen("2024-06-01T00:00:00.001Z", "2024-06-02T23:59:59.998Z")).containsExactly(ids.get(2));
        assertThat(seen("2024-06-01T14:00:00%2B02:00", "2024-06-01T12:00:00Z")).containsExactly(ids.get(2));
        assertThat(seen("0001-01-01", "0001-01-01")).containsExactly(ids.get(3));
        assertThat(seen("9999-12-31T23:59:59.999Z", "9999-12-31")).containsExactly(ids.get(4));
        assertThat(diary.allIds()).containsExactly(ids.get(3), ids.get(0), ids.get(2), ids.get(1), ids.get(4));
    }

    /** More than are read from the database at once, all of one moment. */
    @Test
    void aLongListIsWholeAndOrderedById() {
        var items = IntStream.range(0, 700)
                .mapToObj(i -> with(CHECKIN, "note", "\"" + i + "\""))
                .toList();
        var ids = diary.write(items);
        assertThat(seen("2024-06-01", "2024-06-01"))
                .isEqualTo(ids.stream().sorted().toList());
    }

    @Test
    void aReplacementLeavesNothingOfWhatWas() {
        var id = diary.writeOne(CHECKIN);
        var before = diary.read(id).expect(200).json();
        server.clock().advance(Duration.ofSeconds(2));
        assertThat(diary.put(id, CHECKIN).expect(200).json()).isEqualTo(before);
        var bare = """
                {"datetime":"2024-06-02","origin":"APP","reactivity":"CALM","valence":"POSITIVE",
                "related_feelings":[],"context":[]}""";
        var after = diary.put(id, bare)
                .expect(200)
                .lacks("MOTIVATED", "MEETING", "a plan")
                .json();
        assertThat(diary.read(id).expect(200).json()).isEqualTo(after);
        assertThat(after.get("created")).isEqualTo(before.get("created"));
        assertThat(after.get("lastUpdated").stringValue())
                .isGreaterThan(before.get("lastUpdated").stringValue());
        diary.put(id, with(bare, "valence", "\"GOOD\"")).expect(400).contains("\"valence: ");
        assertThat(diary.read(id).expect(200).json()).isEqualTo(after);
    }

    @Test
    void whatIsGoneIsNotFound() {
        var id = diary.writeOne(CHECKIN);
        diary.delete(id).expect(200).contains("success");
        for (var gone : List.of(id, UUID.randomUUID().toString(), "1")) {
            diary.read(gone).expect(404);
            diary.put(gone, CHECKIN).expect(404);
            diary.delete(gone).expect(404);
        }
        assertThat(diary.all().size()).isZero();
    }
}
