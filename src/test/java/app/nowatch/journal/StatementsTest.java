package app.nowatch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.ExecutedStatements;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.account.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many statements a call takes: the table at the end of {@code docs/daily-life.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {
    private static final int ITEMS = 1_000;
    /** As many as a list has at a time. */
    private static final int PAGE = 200;

    private static final String LONG_NOTE = "\ud83c\udf43".repeat(10_000);

    private final AtomicInteger numbers = new AtomicInteger(1);
    private TestServer server;
    private ExecutedStatements executed;

    @BeforeAll
    void start() {
        server = TestServer.start();
        executed = ExecutedStatements.of(server.database());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Without the one that looks up the token. */
    private int count(Runnable work) {
        return executed.each(work) - 1;
    }

    /** Where the person lived. */
    private static int more(JournalKind kind) {
        return kind == JournalKind.DAY_FEEDBACK ? 1 : 0;
    }

    @Test
    void aTokenTakesOne() {
        var person = Someone.insert(server);
        assertThat(count(() -> person.client().get("/v1/user").expect(200))).isZero();
    }

    @Test
    void aThousandItemsTakeThree() {
        var person = Someone.insert(server);
        var calls = new AtomicInteger();
        for (var kind : new String[] {"checkin", "session"}) {
            assertThat(count(() ->
                            post(person, "/v1/" + kind, kind.equals("checkin") ? checkins(calls) : sessions(calls))))
                    .isEqualTo(3);
        }
        var account = UserId.parse(person.id()).orElseThrow();
        assertThat(server.database().queryOne("SELECT count(*) FROM change WHERE user_id = '" + account + "'"))
                .isEqualTo(Integer.toString(calls.get() * ITEMS));
    }

    /** Holding a thousand items against the contract would take most of the time. */
    private static void post(Someone person, String path, String items) {
        person.client()
                .sendUnchecked("POST", path, items.getBytes(StandardCharsets.UTF_8), "application/json")
                .expect(201);
    }

    private static String items(AtomicInteger calls, String item) {
        int call = calls.incrementAndGet();
        return IntStream.range(0, ITEMS)
                .mapToObj(number -> item.formatted(call % 60, number % 1000))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String checkins(AtomicInteger calls) {
        return items(calls, """
                {"datetime":"2024-06-01T12:00:%02d.%03dZ","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
                "related_feelings":["HAPPY"],"context":["WORKING"]}""");
    }

    private static String sessions(AtomicInteger calls) {
        return items(calls, """
                {"start_datetime":"2024-06-01T12:00:%02d.%03dZ","type":1,"info":{}}""");
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "CHECKIN", "DAY_FEEDBACK"})
    void aListTakesThreeAndTwoWhereNothingIsNew(JournalKind kind) {
        var diary = Diary.of(server, kind);
        assertThat(count(() -> diary.writeOne(kind.item(next())))).isEqualTo(3 + more(kind));
        diary.writeOne(kind.item(0));
        assertThat(count(() -> diary.write(kind.item(0), kind.item(0)))).isEqualTo(2 + more(kind));
    }

    private int next() {
        return numbers.incrementAndGet();
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "CHECKIN", "DAY_FEEDBACK"})
    void aKeyTakesTwoMoreAndARepeatTwoInAll(JournalKind kind) {
        var diary = Diary.of(server, kind);
        assertThat(count(() -> post(diary, next()))).isEqualTo(5 + more(kind));
        int known = next();
        assertThat(count(() -> post(diary, known))).isEqualTo(2 + more(kind));
    }

    private static void post(Diary diary, int number) {
        diary.post(ItemJson.array(diary.kind().item(number)), "Idempotency-Key", "key-" + number)
                .expect(201);
    }

    @Test
    void anAnswerThatReplacesOneTakesAsManyAsANewOne() {
        var diary = Diary.of(server, JournalKind.DAY_FEEDBACK);
        var item = JournalKind.DAY_FEEDBACK.item(0);
        diary.writeOne(item);
        assertThat(count(() -> diary.writeOne(ItemJson.with(item, "note", "\"" + next() + '"'))))
                .isEqualTo(4);
        assertThat(diary.all().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "INTENTION", "CHECKIN"})
    void aPutTakesFourAndTwoWhereNothingIsDifferent(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var id = diary.writeOne(kind.item(0));
        assertThat(count(() -> diary.put(id, kind.item(next())).expect(200))).isEqualTo(4);
        diary.put(id, kind.item(0)).expect(200);
        assertThat(count(() -> diary.put(id, kind.item(0)).expect(200))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "CHECKIN", "DAY_FEEDBACK"})
    void aDeletionTakesFour(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var ids = diary.write(ItemJson.some(kind, 20)).iterator();
        assertThat(count(() -> diary.delete(ids.next()).expect(200))).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "CHECKIN", "DAY_FEEDBACK"})
    void aReadTakesOneForEachPage(JournalKind kind) {
        var diary = Diary.of(server, kind);
        post(diary.person(), kind.path(), ItemJson.array(ItemJson.some(kind, PAGE - 1)));
        var id = diary.allIds().getFirst();
        assertThat(count(() -> diary.read(id).expect(200))).isEqualTo(1);
        assertThat(count(() -> diary.person().client().get("/v1/changes").expect(200)))
                .isEqualTo(1);
        assertThat(count(() -> readAll(diary, PAGE - 1))).isEqualTo(1);
        diary.writeOne(kind.item(PAGE));
        assertThat(count(() -> readAll(diary, PAGE))).isEqualTo(2);
        diary.writeOne(kind.item(PAGE + 1));
        assertThat(count(() -> readAll(diary, PAGE + 1))).isEqualTo(2);
    }

    private static void readAll(Diary diary, int entries) {
        var path = diary.kind().path() + "?start_date=2024-01-01&end_date=2025-12-31";
        var reply = diary.person().client().sendUnchecked("GET", path, new byte[0], "");
        assertThat(reply.expect(200).json().size()).isEqualTo(entries);
    }

    /** Seven have more than 256 KiB. */
    @ParameterizedTest
    @EnumSource(names = {"SESSION", "CHECKIN", "DAY_FEEDBACK"})
    void longTextsTakeMorePages(JournalKind kind) {
        var diary = Diary.of(server, kind);
        var items = IntStream.range(0, 8)
                .mapToObj(i -> kind.item(kind.time(i), LONG_NOTE))
                .toList();
        post(diary.person(), kind.path(), ItemJson.array(items.subList(0, 7)));
        assertThat(count(() -> readAll(diary, 7))).isEqualTo(1);
        post(diary.person(), kind.path(), ItemJson.array(List.of(items.get(7))));
        assertThat(count(() -> readAll(diary, 8))).isEqualTo(2);
    }
}
