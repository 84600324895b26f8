package app.nowatch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What people write down, as those see it whom they share with, and as all others do not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedJournalTest {
    private static final String NOBODY = "uid_" + "0".repeat(32);

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static List<String> ids(Reply list) {
        return ItemJson.texts(list.expect(200).json(), "id");
    }

    private static String since(JournalKind kind, int number, long millis) {
        return kind.time(number).plusMillis(millis).toString();
    }

    @ParameterizedTest
    @EnumSource
    void aViewerSeesWhatTheOwnerSees(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var written = diary.write(ItemJson.some(kind, 3));
        var viewer = Someone.insert(server);
        new Diary(viewer, kind).write(kind.item(9));
        diary.person().shareWith(viewer);
        assertThat(diary.listFor(viewer, "2024-06-01", "2024-06-30").expect(200).json())
                .isEqualTo(diary.all());
        assertThat(ids(diary.listFor(diary.person(), "2024-06-01", "2024-06-30")))
                .isEqualTo(written);
        var seen = diary.readFor(viewer, written.get(1)).expect(200);
        assertThat(seen.text()).isEqualTo(diary.read(written.get(1)).text());
        new Diary(viewer, kind).read(written.get(1)).expect(404);
    }

    @ParameterizedTest
    @EnumSource
    void whatBeganBeforeTheShareIsHidden(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var written = diary.write(ItemJson.some(kind, 3));
        var viewer = Someone.insert(server);
        diary.person().shareWith(viewer, since(kind, 1, 0));
        assertThat(ids(diary.listFor(viewer, "2024-06-01", "2024-06-30"))).isEqualTo(written.subList(1, 3));
        // One millisecond into the second one, which is still going on where it lasts.
        diary.person()
                .send("POST", "/v1/sharing/shared-since", """
                {"email":"%s","shareSince":"%s"}""".formatted(viewer.email(), since(kind, 1, 1)))
                .expect(201);
        assertThat(ids(diary.listFor(viewer, since(kind, 1, 1), "2024-06-30"))).isEqualTo(written.subList(2, 3));
        diary.readFor(viewer, written.get(2)).expect(200);
        var hidden = diary.readFor(viewer, written.get(1)).expect(404).lacks("note");
        var nothing = diary.readFor(viewer, UUID.randomUUID().toString()).expect(404);
        assertThat(hidden.json().get("message")).isEqualTo(nothing.json().get("message"));
        assertThat(diary.allIds()).isEqualTo(written);
    }

    /** The range begins before the share, and what begins at its very moment is seen. */
    @ParameterizedTest
    @CsvSource({"-1, 2", "0, 2", "1, 3"})
    void aShareThatStartsWithinTheRangeCutsIt(long millis, int first) {
        for (var kind : JournalKind.values()) {
            var diary = Diary.of(server, kind);
            var written = diary.write(ItemJson.some(kind, 5));
            var viewer = Someone.insert(server);
            diary.person().shareWith(viewer, since(kind, 2, millis));
            assertThat(ids(diary.listFor(viewer, since(kind, 1, 0), since(kind, 3, 0))))
                    .as("of %s", kind)
                    .isEqualTo(written.subList(first, 4));
        }
    }

    /** However far it reaches into the time that is shared. */
    @Test
    void aLongSessionFromBeforeTheShareIsHidden() {
        var diary = Diary.of(server, JournalKind.SESSION);
        var week = ItemJson.with(JournalKind.SESSION.item(0), "end_datetime", "\"2024-06-08\"");
        var running = ItemJson.with(JournalKind.SESSION.item(1), "end_datetime", ItemJson.ABSENT);
        var ids = diary.write(week, running, JournalKind.SESSION.item(2));
        var viewer = Someone.insert(server);
        diary.person().shareWith(viewer, since(JournalKind.SESSION, 2, 0));
        assertThat(diary.allIds()).isEqualTo(ids);
        assertThat(ids(diary.listFor(viewer, "2024-06-01", "2024-06-30"))).containsExactly(ids.get(2));
        diary.readFor(viewer, ids.get(0)).expect(404);
    }

    @ParameterizedTest
    @EnumSource
    void aStrangerIsForbiddenInTheSameWordsForEverybody(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var id = diary.writeOne(kind.item(0));
        var stranger = Someone.insert(server);
        var nobody = new Diary(new Someone(stranger.client(), "", NOBODY), kind);
        var words = nobody.listFor(stranger, "2024-06-01", "2024-06-30")
                .expect(403)
                .json()
                .get("message");
        var refused = new ArrayList<Reply>();
        refused.add(diary.listFor(stranger, "2024-06-01", "2024-06-30"));
        refused.add(diary.readFor(stranger, id));
        refused.add(diary.readFor(stranger, UUID.randomUUID().toString()));
        refused.add(nobody.readFor(stranger, id));
        new Diary(stranger, kind).read(id).expect(404);
        for (var reply : refused) {
            assertThat(reply.expect(403).lacks("note 0").json().get("message")).isEqualTo(words);
        }
        assertThat(new Diary(stranger, kind).all().size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsFeltByTheVeryNextRead(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var id = diary.writeOne(kind.item(0));
        var viewer = Someone.insert(server);
        diary.person().shareWith(viewer);
        diary.listFor(viewer, "2024-06-01", "2024-06-30").expect(200).contains(id);
        diary.person().name("POST", "/v1/sharing/pause", viewer.email()).expect(201);
        diary.listFor(viewer, "2024-06-01", "2024-06-30").expect(403);
        diary.person().name("POST", "/v1/sharing/resume", viewer.email()).expect(201);
        diary.listFor(viewer, "2024-06-01", "2024-06-30").expect(200).contains(id);
        diary.person().stopSharingWith(viewer).expect(200);
        diary.listFor(viewer, "2024-06-01", "2024-06-30").expect(403);
    }

    /** Also with the owner's id in a header that writes do not read. */
    @ParameterizedTest
    @EnumSource
    void nobodyWritesInAnothersDiary(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var id = diary.writeOne(kind.item(0));
        var before = diary.all();
        var viewer = Someone.insert(server);
        diary.person().shareWith(viewer);
        for (var person : List.of(viewer, Someone.insert(server))) {
            var own = new Diary(person, kind);
            own.delete(id, "shared-user", diary.person().id()).expect(404);
            own.delete(id, "If-Match", "*").expect(404);
            if (kind != JournalKind.DAY_FEEDBACK) {
                own.put(id, kind.item(1), "shared-user", diary.person().id()).expect(404);
                own.put(id, kind.item(1), "If-Match", "\"x\"").expect(404);
            }
            own.post(ItemJson.array(kind.item(5)), "shared-user", diary.person().id())
                    .expect(201);
            assertThat(own.all().size()).isEqualTo(1);
        }
        assertThat(diary.all()).isEqualTo(before);
    }

    private static List<String> described(JsonNode lines) {
        var described = new ArrayList<String>();
        for (var line : lines) {
            described.add(line.get("kind").stringValue() + " "
                    + line.get("startDay").stringValue() + " "
                    + line.get("endDay").stringValue() + " " + line.get("reads").intValue());
        }
        return described;
    }

    /** Everybody's lines are written when the server stops. */
    @Test
    void theOwnerIsToldOfEachKind() {
        try (var own = TestServer.start()) {
            startEarlyInAnHour(own);
            var owner = Someone.insert(own);
            var viewer = Someone.insert(own);
            owner.shareWith(viewer);
            var expected = new ArrayList<String>();
            for (var kind : JournalKind.values()) {
                var diary = new Diary(owner, kind);
                var id = diary.writeOne(kind.item(0));
                diary.listFor(viewer, "2024-06-03", "2024-06-08").expect(200);
                diary.readFor(viewer, id).expect(200);
                diary.readFor(viewer, UUID.randomUUID().toString()).expect(404);
                diary.read(id).expect(200);
                diary.all();
                expected.add(kind + " 2024-06-01 2024-06-08 2");
            }
            own.restart();
            assertThat(described(log(own, owner))).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(log(own, viewer).size()).isZero();
        }
    }

    /** What a test reads then does not fall on both sides of the hour's end. */
    private static void startEarlyInAnHour(TestServer server) {
        var now = server.clock().instant();
        var nextHour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        server.clock().advance(Duration.between(now, nextHour).plusMinutes(1));
    }

    private static JsonNode log(TestServer server, Someone person) {
        return server.client()
                .with(person.client().token())
                .get("/v1/sharing/access-log")
                .expect(200)
                .json();
    }
}
