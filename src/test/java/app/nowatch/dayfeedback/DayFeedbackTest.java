package app.nowatch.dayfeedback;

import static app.nowatch.journal.ItemJson.array;
import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.ItemJson;
import app.nowatch.journal.JournalKind;
import app.nowatch.platform.json.Json;
import java.time.Duration;
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

/** The questions of the day: one answer to each a local day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayFeedbackTest {
    private static final String FULL = """
            {"datetime":"2024-06-01T22:00:00+02:00","type":0,"value":4,"note":"long","tag":3}""";

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
        diary = Diary.of(server, JournalKind.DAY_FEEDBACK);
    }

    private static String answer(String datetime, int type, int value) {
        return "{\"datetime\":\"" + datetime + "\",\"type\":" + type + ",\"value\":" + value + "}";
    }

    @Test
    void everythingComesBack() {
        var id = diary.writeOne(FULL);
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        var bare = diary.writeOne(answer("2024-06-02", 6, 1));
        assertThat(ItemJson.texts(diary.all(), "id")).containsExactly(id, bare);
        assertThat(ItemJson.with(diary.all().get(0).toString(), "id", "0")
                        .replaceAll(",\"(created|lastUpdated)\":\"[^\"]*\"", ""))
                .isEqualTo(Json.read("""
                        {"id":0,"day":"2024-06-01","datetime":"2024-06-01T20:00:00.000Z","type":0,"value":4,
                        "note":"long","tag":3}""").toString());
        assertThat(diary.all().get(1).toString()).contains("\"note\":\"\",\"tag\":null,");
        for (var each : diary.all()) {
            assertThat(diary.read(each.get("id").stringValue()).expect(200).json())
                    .isEqualTo(each);
        }
    }

    @Test
    void aLaterAnswerTakesThePlaceOfTheEarlier() {
        var id = diary.writeOne(FULL);
        var before = diary.all().get(0);
        server.clock().advance(Duration.ofSeconds(2));
        assertThat(diary.writeOne(FULL)).isEqualTo(id);
        assertThat(diary.all().get(0)).isEqualTo(before);
        // An earlier hour of the same day, sent later.
        assertThat(diary.writeOne(answer("2024-06-01T03:00:00+02:00", 0, 2))).isEqualTo(id);
        var after = diary.all().get(0);
        assertThat(diary.all().size()).isEqualTo(1);
        assertThat(after.get("value").intValue()).isEqualTo(2);
        assertThat(after.get("note").stringValue()).isEmpty();
        assertThat(after.get("tag").isNull()).isTrue();
        assertThat(after.get("datetime").stringValue()).isEqualTo("2024-06-01T01:00:00.000Z");
        assertThat(after.get("created")).isEqualTo(before.get("created"));
        assertThat(after.get("lastUpdated").stringValue())
                .isGreaterThan(before.get("lastUpdated").stringValue());
    }

    @Test
    void theLastOfACallCounts() {
        var ids = diary.write(
                answer("2024-06-01T22:00:00+02:00", 0, 1),
                answer("2024-06-01T22:00:00+02:00", 1, 5),
                answer("2024-06-01T23:00:00+02:00", 0, 2),
                answer("2024-06-02T01:00:00+02:00", 0, 4),
                answer("2024-06-01", 0, 3));
        assertThat(ids.get(2)).isEqualTo(ids.get(0)).isEqualTo(ids.get(4));
        assertThat(diary.all().size()).isEqualTo(3);
        assertThat(values()).containsExactlyInAnyOrder("2024-06-01/0=3", "2024-06-01/1=5", "2024-06-02/0=4");
    }

    private List<String> values() {
        return diary.all()
                .valueStream()
                .map(each -> each.get("day").stringValue() + "/" + each.get("type") + "=" + each.get("value"))
                .toList();
    }

    @Test
    void anotherPersonAnswersForThemselves() {
        var other = Diary.of(server, JournalKind.DAY_FEEDBACK);
        var id = diary.writeOne(FULL);
        assertThat(other.writeOne(with(FULL, "value", "1"))).isNotEqualTo(id);
        assertThat(values()).containsExactly("2024-06-01/0=4");
        other.delete(id).expect(404);
    }

    @Test
    void aDeletedAnswerOpensTheQuestionAgain() {
        var id = diary.writeOne(FULL);
        diary.delete(id).expect(200).contains("success");
        assertThat(diary.all().size()).isZero();
        for (var gone : List.of(id, UUID.randomUUID().toString(), "1")) {
            diary.read(gone).expect(404);
            diary.delete(gone).expect(404);
        }
        assertThat(diary.writeOne(FULL)).isNotEqualTo(id);
        assertThat(diary.all().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | 0 | true",
                "type | 1 | true",
                "type | 2 | true",
                "type | 3 | true",
                "type | 4 | true",
                "type | 5 | true",
                "type | 6 | true",
                "type | -1 | false",
                "type | 7 | false",
                "type | '\"0\"' | false",
                "type | 0.5 | false",
                "type | null | false",
                "type | absent | false",
                "value | 1 | true",
                "value | 2 | true",
                "value | 3 | true",
                "value | 4 | true",
                "value | 5 | true",
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
                "tag | null | true",
                "tag | absent | true",
                "tag | -1 | false",
                "tag | 4 | false",
                "tag | '\"CALM\"' | false",
                "note | null | true",
                "note | 1 | false",
                "datetime | '\"2024-06-31\"' | false",
                "datetime | absent | false",
                "datetime | null | false",
                "datetime | '\"0001-01-01\"' | true",
                "datetime | '\"9999-12-31\"' | true",
                "datetime | '\"0000-12-31\"' | false",
            })
    void judges(String field, String json, boolean good) {
        var reply = diary.post(array(with(FULL, field, json)));
        if (good) {
            reply.expect(201);
        } else {
            reply.expect(400).contains("[0]." + field + ": ");
        }
        assertThat(diary.all().size()).isEqualTo(good ? 1 : 0);
    }

    @Test
    void aRangeIncludesBothEnds() {
        var ids = diary.write(
                answer("2024-06-02T23:59:59.999Z", 0, 1),
                answer("2024-06-01T00:00:00.000Z", 0, 2),
                answer("2024-06-01T12:00:00Z", 1, 2));
        assertThat(ItemJson.texts(
                        diary.list("2024-06-01", "2024-06-02").expect(200).json(), "id"))
                .containsExactly(ids.get(1), ids.get(2), ids.get(0));
        assertThat(ItemJson.texts(
                        diary.list("2024-06-01T00:00:00.001Z", "2024-06-02T23:59:59.999Z")
                                .expect(200)
                                .json(),
                        "id"))
                .containsExactly(ids.get(2), ids.get(0));
        diary.list("2024-06-01T00:00:00.001Z", "2024-06-02T23:59:59.998Z")
                .expect(200)
                .contains(ids.get(2))
                .lacks(ids.get(0), ids.get(1));
    }

    @Test
    void answersAtOnceLeaveOne() {
        for (int round = 0; round < 3; round++) {
            var mine = Diary.of(server, JournalKind.DAY_FEEDBACK);
            var ids = IntStream.rangeClosed(1, 4)
                    .parallel()
                    .mapToObj(value -> mine.writeOne(answer("2024-06-01", 0, value)))
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
            assertThat(mine.allIds()).isEqualTo(ids);
        }
    }
}
