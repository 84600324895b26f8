package app.nowatch.changes;

import static app.nowatch.journal.ItemJson.array;
import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.ItemJson;
import app.nowatch.journal.JournalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client is told of the things that came, changed and went. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {
    private static final long MIDNIGHT = 1_717_200_000L;

    private TestServer server;
    private Someone person;
    private Diary checkins;
    private Follower follower;

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
        person = Someone.insert(server);
        checkins = new Diary(person, JournalKind.CHECKIN);
        follower = new Follower(person);
    }

    private static String item(int number) {
        return JournalKind.CHECKIN.item(number);
    }

    @Test
    void whereNothingIsThereIsACursor() {
        follower.ask().expect(200).contains("\"changes\":[]");
        assertThat(follower.catchUp()).isEmpty();
        var first = follower.cursor();
        assertThat(follower.catchUp()).isEmpty();
        var id = checkins.writeOne(item(0));
        assertThat(follower.catchUp()).containsExactly("CHECKIN ADDED " + id);
        assertThat(follower.catchUp()).isEmpty();
        assertThat(new Follower(person, first).catchUp()).containsExactly("CHECKIN ADDED " + id);
    }

    @ParameterizedTest
    @EnumSource(JournalKind.class)
    void everyKindIsTold(JournalKind kind) {
        var diary = new Diary(person, kind);
        var told = kind.inChanges();
        var ids = diary.write(kind.item(0), kind.item(1));
        assertThat(follower.catchUp()).containsExactly(told + " ADDED " + ids.get(0), told + " ADDED " + ids.get(1));
        if (kind == JournalKind.DAY_FEEDBACK) {
            diary.writeOne(with(kind.item(0), "value", "5"));
        } else {
            diary.put(ids.get(0), kind.item(5)).expect(200);
        }
        assertThat(follower.catchUp()).containsExactly(told + " CHANGED " + ids.get(0));
        diary.delete(ids.get(1)).expect(200);
        assertThat(follower.catchUp()).containsExactly(told + " DELETED " + ids.get(1));
        assertThat(new Follower(person).catchUp()).containsExactly(told + " ADDED " + ids.get(0));
    }

    @Test
    void daysOfMeasurementsAreTold() {
        person.upload("%d,61,4\n%d,62,4\n".formatted(MIDNIGHT, MIDNIGHT + 86_400));
        assertThat(follower.catchUp())
                .containsExactlyInAnyOrder(
                        "MEASUREMENT ADDED HEART_RATE/2024-06-01", "MEASUREMENT ADDED HEART_RATE/2024-06-02");
        person.upload("%d,61,4\n".formatted(MIDNIGHT));
        assertThat(follower.catchUp()).isEmpty();
        person.upload("%d,63,4\n%d,62,4\n".formatted(MIDNIGHT + 5, MIDNIGHT + 86_400));
        assertThat(follower.catchUp()).containsExactly("MEASUREMENT CHANGED HEART_RATE/2024-06-01");
        var range = "/v1/measurement?type=HEART_RATE&start_day=2024-06-02&end_day=2024-12-31";
        person.client().delete(range).expect(200);
        person.client().delete(range).expect(200);
        assertThat(follower.catchUp()).containsExactly("MEASUREMENT DELETED HEART_RATE/2024-06-02");
        person.upload("%d,70,4\n".formatted(MIDNIGHT + 86_400));
        assertThat(follower.catchUp()).containsExactly("MEASUREMENT ADDED HEART_RATE/2024-06-02");
        assertThat(follower.things())
                .containsExactlyInAnyOrder("MEASUREMENT HEART_RATE/2024-06-01", "MEASUREMENT HEART_RATE/2024-06-02");
    }

    @Test
    void aThingIsToldOnceWithWhatBecameOfIt() {
        var ids = checkins.write(item(0), item(1), item(2));
        follower.catchUp();
        var fresh = checkins.write(item(3), item(4));
        checkins.put(fresh.get(0), item(5)).expect(200);
        checkins.delete(fresh.get(1)).expect(200);
        checkins.put(ids.get(2), item(6)).expect(200);
        checkins.put(ids.get(0), item(7)).expect(200);
        checkins.put(ids.get(2), item(8)).expect(200);
        checkins.put(ids.get(1), item(9)).expect(200);
        checkins.delete(ids.get(1)).expect(200);
        assertThat(follower.catchUp())
                .containsExactly(
                        "CHECKIN ADDED " + fresh.get(0),
                        "CHECKIN DELETED " + fresh.get(1),
                        "CHECKIN CHANGED " + ids.get(0),
                        "CHECKIN CHANGED " + ids.get(2),
                        "CHECKIN DELETED " + ids.get(1));
    }

    @Test
    void whatWentAndCameAgainIsThere() {
        person.upload("%d,61,4\n".formatted(MIDNIGHT));
        follower.catchUp();
        person.client()
                .delete("/v1/measurement?type=HEART_RATE&start_day=2024-06-01&end_day=2024-06-01")
                .expect(200);
        person.upload("%d,62,4\n".formatted(MIDNIGHT));
        assertThat(follower.catchUp()).hasSize(1).noneMatch(line -> line.contains("DELETED"));
    }

    @Test
    void whatChangesNothingIsNotTold() {
        var id = checkins.writeOne(item(0));
        follower.catchUp();
        checkins.write(item(0), item(0));
        checkins.put(id, item(0)).expect(200);
        checkins.put(id, item(1), "If-Match", "\"x\"").expect(412);
        checkins.delete(id, "If-Match", "\"x\"").expect(412);
        checkins.post(array(item(1), "{}")).expect(400);
        checkins.post("[]").expect(201);
        assertThat(follower.catchUp()).isEmpty();
    }

    @Test
    void momentsAreThoseOfTheChanges() {
        var before = server.clock().instant();
        checkins.write(item(0), item(1));
        checkins.writeOne(item(2));
        var moments = new ArrayList<Instant>();
        for (var change : follower.ask().expect(200).json().get("changes")) {
            assertThat(change.propertyNames()).containsExactlyInAnyOrder("kind", "id", "op", "at");
            moments.add(Instant.parse(change.get("at").stringValue()));
        }
        assertThat(moments)
                .hasSize(3)
                .isSorted()
                .allSatisfy(
                        at -> assertThat(at).isBetween(before, server.clock().instant()));
    }

    @Test
    void manyChangesComeByTheThousand() {
        var items = ItemJson.some(JournalKind.CHECKIN, 2_005);
        var ids = new ArrayList<>(checkins.write(items.subList(0, 1_000)));
        ids.addAll(checkins.write(items.subList(1_000, 2_000)));
        ids.addAll(checkins.write(items.subList(2_000, 2_005)));
        var lines = new ArrayList<String>();
        for (int size : new int[] {1_000, 1_000, 5, 0}) {
            var page = follower.page();
            assertThat(page).hasSize(size);
            lines.addAll(page);
        }
        assertThat(lines)
                .isEqualTo(ids.stream().map(id -> "CHECKIN ADDED " + id).toList());
    }

    @Test
    void whatHappensBetweenPagesIsNotMissed() {
        var ids = checkins.write(ItemJson.some(JournalKind.CHECKIN, 1_000));
        var last = checkins.write(item(1_000), item(1_001));
        follower.page();
        checkins.delete(ids.get(0)).expect(200);
        checkins.put(ids.get(1), item(2_000)).expect(200);
        checkins.delete(last.get(0)).expect(200);
        var fresh = checkins.writeOne(item(2_001));
        follower.catchUp();
        var expected = new HashSet<>(ids);
        expected.remove(ids.get(0));
        expected.add(last.get(1));
        expected.add(fresh);
        assertThat(follower.things())
                .isEqualTo(new HashSet<>(
                        expected.stream().map(id -> "CHECKIN " + id).toList()));
    }

    @Test
    void whoBeginsIsToldOfNoDeletions() {
        var ids = checkins.write(item(0), item(1));
        checkins.put(ids.get(0), item(2)).expect(200);
        checkins.delete(ids.get(1)).expect(200);
        assertThat(follower.catchUp()).containsExactly("CHECKIN ADDED " + ids.get(0));
    }
}
