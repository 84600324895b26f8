package app.nowatch.journal;

import static app.nowatch.journal.ItemJson.array;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.TestServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A call that is sent again with its key gets its answer again. ItemJson that are there already keep their ids without a key, too;
 * so what a key does shows after a deletion.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {
    private static final String HEADER = "Idempotency-Key";
    private static final JournalKind KIND = JournalKind.CHECKIN;
    private static final String BODY = array(KIND.item(0), KIND.item(1));
    private static final String OTHER_BODY = array(KIND.item(0), KIND.item(2));

    private TestServer server;
    private String key;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void takeAKey() {
        key = UUID.randomUUID().toString();
    }

    private Reply post(Diary diary, String body) {
        return diary.post(body, HEADER, key);
    }

    @ParameterizedTest
    @EnumSource
    void theSameCallGetsTheSameAnswerAndWritesNothing(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var body = array(kind.item(0), kind.item(1), kind.item(0));
        var first = post(diary, body).expect(201);
        assertThat(post(diary, body).expect(201).text()).isEqualTo(first.text());
        assertThat(diary.all().size()).isEqualTo(2);
        diary.delete(first.json().get(0).stringValue()).expect(200);
        assertThat(post(diary, body).expect(201).text()).isEqualTo(first.text());
        assertThat(diary.allIds()).containsExactly(first.json().get(1).stringValue());
    }

    @Test
    void withoutAKeyNothingIsRemembered() {
        var diary = Diary.of(server, KIND);
        var id = diary.writeOne(KIND.item(0));
        diary.delete(id).expect(200);
        assertThat(diary.writeOne(KIND.item(0))).isNotEqualTo(id);
        assertThat(diary.all().size()).isEqualTo(1);
    }

    @Test
    void anotherBodyIsAConflict() {
        var diary = Diary.of(server, KIND);
        post(diary, BODY).expect(201);
        post(diary, OTHER_BODY).expect(409).contains("idempotency-key: ");
        post(diary, BODY + " ").expect(409);
        post(diary, "[]").expect(409);
        assertThat(diary.all().size()).isEqualTo(2);
        diary.post(OTHER_BODY, HEADER, key + "x").expect(201);
        assertThat(diary.all().size()).isEqualTo(3);
    }

    @Test
    void anotherPathIsAConflict() {
        var diary = Diary.of(server, JournalKind.SESSION);
        var body = "[{\"start_datetime\":\"2024-06-01\",\"type\":3,\"info\":{\"name\":\"fits both\"}}]";
        post(diary, body).expect(201);
        post(diary.of(JournalKind.ACTIVITY), body).expect(409);
        assertThat(diary.all().size()).isEqualTo(1);
    }

    @Test
    void anotherPersonsKeyIsFree() {
        var one = Diary.of(server, KIND);
        var other = Diary.of(server, KIND);
        var first = post(one, BODY).expect(201);
        var second = post(other, BODY).expect(201);
        assertThat(second.text()).isNotEqualTo(first.text());
        assertThat(other.all().size()).isEqualTo(2);
        post(Diary.of(server, KIND), OTHER_BODY).expect(201);
    }

    @Test
    void aKeyIsRememberedForADay() {
        var diary = Diary.of(server, KIND);
        var first = post(diary, BODY).expect(201);
        for (var id : diary.allIds()) {
            diary.delete(id).expect(200);
        }
        server.clock().advance(Duration.ofHours(23).plusMinutes(59));
        var later = diary.signedInAgain(server);
        assertThat(post(later, BODY).expect(201).text()).isEqualTo(first.text());
        post(later, OTHER_BODY).expect(409);
        assertThat(later.all().size()).isZero();
        server.clock().advance(Duration.ofMinutes(2));
        post(later, OTHER_BODY).expect(201);
        assertThat(later.all().size()).isEqualTo(2);
        post(later, BODY).expect(409);
    }

    @Test
    void aRefusedCallLeavesItsKeyFree() {
        var diary = Diary.of(server, KIND);
        post(diary, "{}").expect(400);
        post(diary, array(KIND.item(0), ItemJson.with(KIND.item(1), "origin", "\"PHONE\"")))
                .expect(400);
        post(diary, BODY).expect(201);
        assertThat(post(diary, BODY).expect(201).json().size()).isEqualTo(2);
    }

    @Test
    void anEmptyListIsRememberedLikeAnyOther() {
        var diary = Diary.of(server, KIND);
        post(diary, "[]").expect(201).contains("[]");
        post(diary, "[]").expect(201).contains("[]");
        post(diary, BODY).expect(409);
        assertThat(diary.all().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void aKeyHasOneToTwoHundredFiftyFiveVisibleCharacters(int length) {
        var diary = Diary.of(server, KIND);
        for (var character : new String[] {"!", "~", "a", "\"", "%"}) {
            diary.post("[]", HEADER, character.repeat(length)).expect(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb"})
    void otherKeysAreRefused(String broken) {
        var diary = Diary.of(server, KIND);
        diary.post(BODY, HEADER, broken).expect(400).contains("idempotency-key: ");
        diary.post(BODY, HEADER, "k".repeat(256)).expect(400).contains("idempotency-key: ");
        assertThat(diary.all().size()).isZero();
    }

    @Test
    void ofTwoCallsAtOnceOneWrites() {
        for (int round = 0; round < 5; round++) {
            takeAKey();
            var diary = Diary.of(server, KIND);
            var replies = AtOnce.replies(4, i -> post(diary, array(KIND.item(i))));
            assertThat(AtOnce.statuses(replies)).containsOnlyOnce(201).containsOnly(201, 409);
            var winner = replies.stream().filter(reply -> reply.status() == 201).findFirst();
            assertThat(diary.allIds())
                    .containsExactly(winner.orElseThrow().json().get(0).stringValue());
        }
    }

    @Test
    void theSameCallTwiceAtOnceGetsOneAnswer() {
        for (int round = 0; round < 5; round++) {
            takeAKey();
            var diary = Diary.of(server, KIND);
            var replies = AtOnce.replies(4, i -> post(diary, BODY));
            assertThat(replies.stream().map(reply -> reply.expect(201).text()))
                    .containsOnly(replies.getFirst().text());
            assertThat(diary.all().size()).isEqualTo(2);
        }
    }
}
