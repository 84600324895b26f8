package app.nowatch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is sent what they have, and no phone overwrites what another wrote in the meantime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntityTagTest {
    private static final String FOREIGN = "\"of-something-else\"";

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A thing that is there, and its tag. */
    private record Written(Diary diary, String id, String tag) {
        String item(int number) {
            return diary.kind().item(number);
        }

        Reply put(int number, String... headers) {
            return diary.put(id, item(number), headers);
        }
    }

    private Written written(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var id = diary.writeOne(kind.item(0));
        return new Written(diary, id, diary.tag(id));
    }

    @ParameterizedTest
    @EnumSource(names = "DAY_FEEDBACK", mode = EnumSource.Mode.EXCLUDE)
    void aTagIsStrongAndChangesWithTheContent(JournalKind kind) {
        var there = written(kind);
        assertThat(there.tag()).matches("\"[!#-~]+\"");
        assertThat(there.diary().tag(there.id())).isEqualTo(there.tag());
        assertThat(there.put(0).expect(200).header("ETag")).isEqualTo(there.tag());
        var changed = there.put(1).expect(200).header("ETag");
        assertThat(changed).isNotEqualTo(there.tag()).matches("\"[!#-~]+\"");
        assertThat(there.diary().tag(there.id())).isEqualTo(changed);
        assertThat(there.put(0).expect(200).header("ETag")).isNotEqualTo(changed);
    }

    /** What such an answer says of the content, caches take over: it must not be another type. */
    private static Reply expectNotModified(Reply reply) {
        reply.expect(304);
        assertThat(reply.text()).isEmpty();
        assertThat(reply.header("Content-Type")).isIn("", "application/json");
        return reply;
    }

    @ParameterizedTest
    @EnumSource(names = "DAY_FEEDBACK", mode = EnumSource.Mode.EXCLUDE)
    void whatOneHasIsNotSentAgain(JournalKind kind) {
        var there = written(kind);
        var read = there.diary();
        for (var named : List.of(there.tag(), "W/" + there.tag(), FOREIGN + ", " + there.tag(), "*")) {
            var reply = expectNotModified(read.read(there.id(), "If-None-Match", named));
            assertThat(reply.header("ETag")).isEqualTo(there.tag());
        }
        read.read(there.id(), "If-None-Match", FOREIGN).expect(200).contains(there.id());
        there.put(1).expect(200);
        read.read(there.id(), "If-None-Match", there.tag()).expect(200).contains("note 1");
    }

    @ParameterizedTest
    @EnumSource
    void aViewerIsNotSentWhatTheyHave(JournalKind kind) {
        var there = written(kind);
        var viewer = Someone.insert(server);
        there.diary().person().shareWith(viewer);
        expectNotModified(there.diary().readFor(viewer, there.id(), "If-None-Match", there.tag()));
        there.diary().person().stopSharingWith(viewer).expect(200);
        there.diary().readFor(viewer, there.id(), "If-None-Match", there.tag()).expect(403);
    }

    @ParameterizedTest
    @EnumSource(names = "DAY_FEEDBACK", mode = EnumSource.Mode.EXCLUDE)
    void aChangeIsForTheTagItWasMeantFor(JournalKind kind) {
        var there = written(kind);
        var changed = there.put(1, "If-Match", there.tag()).expect(200).header("ETag");
        for (var stale : List.of(there.tag(), FOREIGN, "W/" + changed, "", "x")) {
            there.put(2, "If-Match", stale).expect(412).contains("if-match: ");
            there.diary().delete(there.id(), "If-Match", stale).expect(412);
        }
        // Whoever repeats a change whose answer was lost.
        there.put(1, "If-Match", there.tag()).expect(200).contains("note 1");
        there.diary().read(there.id()).expect(200).contains("note 1");
        var again = there.put(2, "If-Match", FOREIGN + ", " + changed).expect(200);
        assertThat(there.put(3, "If-Match", "*").expect(200).header("ETag")).isNotEqualTo(again.header("ETag"));
        there.put(4).expect(200).contains("note 4");
    }

    @ParameterizedTest
    @EnumSource(names = "DAY_FEEDBACK", mode = EnumSource.Mode.EXCLUDE)
    void aDeletionToo(JournalKind kind) {
        var there = written(kind);
        there.diary().delete(there.id(), "If-Match", there.tag()).expect(200);
        there.diary().delete(there.id(), "If-Match", there.tag()).expect(404);
        there.put(0, "If-Match", there.tag()).expect(404);
        there.put(0, "If-Match", "*").expect(404);
        there.diary().read(there.id(), "If-None-Match", "*").expect(404);
        var id = there.diary().writeOne(there.item(5));
        there.diary().delete(id, "If-Match", "*").expect(200);
    }

    /** It is changed by a later answer, and by no PUT. */
    @Test
    void anAnswerOfTheDayHasATagToo() {
        var there = written(JournalKind.DAY_FEEDBACK);
        var diary = there.diary();
        expectNotModified(diary.read(there.id(), "If-None-Match", there.tag()));
        diary.writeOne(there.item(0));
        assertThat(diary.tag(there.id())).isEqualTo(there.tag());
        diary.writeOne(ItemJson.with(there.item(0), "value", "1"));
        var changed = diary.tag(there.id());
        assertThat(changed).isNotEqualTo(there.tag());
        diary.read(there.id(), "If-None-Match", there.tag()).expect(200).contains("\"value\":1");
        diary.delete(there.id(), "If-Match", there.tag()).expect(412);
        diary.delete(there.id(), "If-Match", FOREIGN).expect(412);
        diary.delete(there.id(), "If-Match", changed).expect(200);
        diary.delete(there.id(), "If-Match", "*").expect(404);
    }

    @ParameterizedTest
    @EnumSource(names = "DAY_FEEDBACK", mode = EnumSource.Mode.EXCLUDE)
    void ofWritersAtOnceExactlyOneWins(JournalKind kind) {
        for (int round = 0; round < 3; round++) {
            var there = written(kind);
            var replies = AtOnce.replies(4, i -> there.put(i + 1, "If-Match", there.tag()));
            assertThat(AtOnce.statuses(replies)).containsOnlyOnce(200).containsOnly(200, 412);
            var winner = replies.stream()
                    .filter(reply -> reply.status() == 200)
                    .findFirst()
                    .orElseThrow();
            var stored = there.diary().read(there.id()).expect(200);
            assertThat(stored.text()).isEqualTo(winner.text());
            assertThat(stored.header("ETag")).isEqualTo(winner.header("ETag"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DAY_FEEDBACK", mode = EnumSource.Mode.EXCLUDE)
    void aChangeAndADeletionAtOnceDoNotBothSucceed(JournalKind kind) {
        for (int round = 0; round < 3; round++) {
            var there = written(kind);
            var replies = AtOnce.replies(
                    2,
                    i -> i == 0
                            ? there.put(1, "If-Match", there.tag())
                            : there.diary().delete(there.id(), "If-Match", there.tag()));
            assertThat(AtOnce.statuses(replies).toList()).isIn(List.of(200, 412), List.of(404, 200));
            there.diary().read(there.id()).expect(replies.getFirst().status());
        }
    }
}
