package app.nowatch.journal;

import static app.nowatch.journal.ItemJson.ABSENT;
import static app.nowatch.journal.ItemJson.array;
import static app.nowatch.journal.ItemJson.quoted;
import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that people send: kept whole or not at all, with reasons that name the item, and never twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritesTest {
    private static final String EMOJI = "\uD83C\uDFC3";

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Diary diary(JournalKind kind) {
        return Diary.of(server, kind);
    }

    @ParameterizedTest
    @EnumSource
    void theIdsComeInTheOrderOfTheItems(JournalKind kind) {
        var diary = diary(kind);
        var ids = diary.write(kind.item(2), kind.item(0), kind.item(1));
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(diary.allIds()).containsExactly(ids.get(1), ids.get(2), ids.get(0));
        diary.post("[]").expect(201).contains("[]");
        assertThat(diary.all().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void oneBrokenItemKeepsAllOut(JournalKind kind) {
        var diary = diary(kind);
        var items = new ArrayList<>(ItemJson.some(kind, 6));
        items.set(3, with(items.get(3), kind.timeField(), "\"yesterday\""));
        items.set(5, with(items.get(5), kind.timeField(), ABSENT));
        var messages = diary.post(array(items)).expect(400).json().get("message");
        assertThat(ItemJson.texts(messages, ""))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("[3]." + kind.timeField() + ": "),
                        second -> assertThat(second).startsWith("[5]." + kind.timeField() + ": "));
        assertThat(diary.all().size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION, info.subjective_inputs[0].value, '[3].info.subjective_inputs[0].value: '",
        "SESSION, info.subjective_inputs[1].type, '[3].info.subjective_inputs[1].type: '",
        "SESSION, info.origin, '[3].info.origin: '",
        "SESSION, info, '[3].info: '",
        "INTENTION, subjective_inputs[0].datetime, '[3].subjective_inputs[0].datetime: '",
    })
    void aReasonNamesThePlaceInTheItem(JournalKind kind, String place, String reason) {
        var broken = kind == JournalKind.SESSION
                ? with(with(kind.item(3), "type", "0"), "info.subjective_inputs", """
                        [{"datetime":"2024-06-01","type":0,"value":1},{"datetime":"2024-06-01","type":6,"value":0}]""")
                : kind.item(3);
        var good = ItemJson.some(kind, 3);
        diary(kind).write(List.of(good.get(0), good.get(1), good.get(2), broken));
        var diary = diary(kind);
        var body = array(good.get(0), good.get(1), good.get(2), with(broken, place, "true"));
        diary.post(body).expect(400).contains(reason);
        assertThat(diary.all().size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyIsAnArrayOfObjects(JournalKind kind) {
        var diary = diary(kind);
        diary.post(kind.item(0)).expect(400).contains("body: must be a JSON array");
        diary.post("\"[]\"").expect(400).contains("body: must be a JSON array");
        diary.post("").expect(400).contains("body: ");
        diary.post("[" + kind.item(0)).expect(400).contains("body: ");
        for (var other : List.of("null", "1", "[]", "\"x\"")) {
            diary.post(array(kind.item(0), other)).expect(400).contains("[1]: must be a JSON object");
        }
        assertThat(diary.all().size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aThousandItemsAreOneCall(JournalKind kind) {
        var diary = diary(kind);
        var items = ItemJson.some(kind, 1_001);
        diary.post(array(items)).expect(400).contains("body: must have at most 1000 items");
        assertThat(diary.all().size()).isZero();
        var ids = diary.write(items.subList(0, 1_000));
        assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(diary.allIds()).isEqualTo(ids);
        assertThat(diary.write(items.subList(0, 1_000))).isEqualTo(ids);
        assertThat(diary.all().size()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void anItemThatIsThereIsNotKeptTwice(JournalKind kind) {
        var diary = diary(kind);
        var first = diary.write(kind.item(0), kind.item(1), kind.item(0));
        assertThat(first.get(2)).isEqualTo(first.get(0)).isNotEqualTo(first.get(1));
        var before = diary.all();
        server.clock().advance(Duration.ofSeconds(1));
        var second = diary.write(kind.item(2), kind.item(1), kind.item(0));
        assertThat(second.subList(1, 3)).containsExactly(first.get(1), first.get(0));
        assertThat(diary.all().size()).isEqualTo(3);
        assertThat(diary.all().get(0)).isEqualTo(before.get(0));
        assertThat(diary.all().get(1)).isEqualTo(before.get(1));
        assertThat(diary(kind).writeOne(kind.item(0))).isNotIn(first);
    }

    /** The same moment in another offset, and a field that is null instead of left out, are no other item. */
    @ParameterizedTest
    @EnumSource(names = "DAY_FEEDBACK", mode = EnumSource.Mode.EXCLUDE)
    void itemsAreEqualByWhatTheySay(JournalKind kind) {
        var diary = diary(kind);
        var bare = with(kind.item(0), kind.noteField(), ABSENT);
        var id = diary.writeOne(bare);
        var same = List.of(
                with(bare, kind.noteField(), "null"),
                with(bare, kind.noteField(), "\"\""),
                with(bare, kind.timeField(), "\"2024-06-01T12:00:00.0004+02:00\""),
                with(bare, "more", "[1]"));
        for (var item : same) {
            assertThat(diary.writeOne(item)).as(item).isEqualTo(id);
        }
        assertThat(diary.writeOne(with(bare, kind.noteField(), "\" \""))).isNotEqualTo(id);
        assertThat(diary.writeOne(with(bare, kind.timeField(), "\"2024-06-01T10:00:00.001Z\"")))
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void aNoteHasTenThousandCharactersEvenOfEmoji(JournalKind kind) {
        for (var character : List.of("a", EMOJI, "\u05D0")) {
            var diary = diary(kind);
            var note = character.repeat(10_000);
            diary.write(kind.item(kind.time(0), note));
            assertThat(diary.all().toString()).contains(note);
            diary.post(array(kind.item(kind.time(1), note + character)))
                    .expect(400)
                    .contains("[0]." + kind.noteField() + ": ")
                    .lacks(character.repeat(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void textComesBackAsItWasSent(JournalKind kind) {
        var texts = List.of(
                "\u05E9\u05DC\u05D5\u05DD, mixed \u0645\u0631\u062D\u0628\u0627 123",
                "\u202Eover\u202C \u200F",
                "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, flag \uD83C\uDDF3\uD83C\uDDF1",
                "e\u0301 is not \u00E9",
                "line\nbreak\ttab \"quote\" \\ back <b>&amp;",
                "  spaces stay  ",
                "'; DROP TABLE session; --");
        var diary = diary(kind);
        diary.write(IntStream.range(0, texts.size())
                .mapToObj(i -> with(kind.item(i), kind.noteField(), quoted(texts.get(i))))
                .toList());
        var seen = new ArrayList<String>();
        diary.all()
                .forEach(entry -> seen.add((kind == JournalKind.SESSION ? entry.get("info") : entry)
                        .get("note")
                        .stringValue()));
        assertThat(seen).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83c", "\\udfc3\\ud83c"})
    void textThatNothingCanHoldIsRefused(String text) {
        for (var kind : JournalKind.values()) {
            diary(kind)
                    .post(array(with(kind.item(0), kind.noteField(), "\"a" + text + "\"")))
                    .expect(400)
                    .contains("[0]." + kind.noteField() + ": ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyBeyondTheLimitIsTooLarge(JournalKind kind) {
        var diary = diary(kind);
        var body = array(kind.item(0));
        int padding = (1 << 20) - body.getBytes(StandardCharsets.UTF_8).length;
        diary.post(body + " ".repeat(padding + 1)).expect(413);
        assertThat(diary.all().size()).isZero();
        diary.post(body + " ".repeat(padding)).expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void othersOfTheSameMomentGetTheSameItemOnce(JournalKind kind) {
        var diary = diary(kind);
        var replies = AtOnce.replies(6, i -> diary.post(array(kind.item(0), kind.item(1))));
        assertThat(replies.stream().map(reply -> reply.expect(201).text()))
                .containsOnly(replies.getFirst().text());
        assertThat(diary.all().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void onlyJsonIsRead(JournalKind kind) {
        var body = array(kind.item(0)).getBytes(StandardCharsets.UTF_8);
        diary(kind)
                .person()
                .client()
                .send("POST", kind.path(), body, "text/csv")
                .expect(415);
    }
}
