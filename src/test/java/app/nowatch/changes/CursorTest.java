package app.nowatch.changes;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.JournalKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a cursor is, and how long it holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CursorTest {
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
    void changesAreOnesOwn() {
        var viewer = Someone.insert(server);
        person.shareWith(viewer);
        var id = checkins.writeOne(item(0));
        viewer.client()
                .get("/v1/changes", "shared-user", person.id())
                .expect(200)
                .lacks(id)
                .contains("\"changes\":[]");
        follower.catchUp();
        new Follower(viewer, follower.cursor()).ask().expect(400).contains("cursor: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "null", "0", "%00", "%F0%9F%8F%83", "AAAAAAAAAAAAAAAAAAAAAAAAAAA", "..", "-1"})
    void whatIsNoCursorIsRefused(String cursor) {
        new Follower(person, cursor).ask().expect(400).contains("cursor: ");
        follower.catchUp();
        new Follower(person, follower.cursor() + cursor).ask().expect(400).contains("cursor: ");
        new Follower(person, follower.cursor().substring(1)).ask().expect(400).contains("cursor: ");
        new Follower(person, "A".repeat(3_000)).ask().expect(400);
    }

    @Test
    void aCursorHoldsForNinetyDays() {
        var id = checkins.writeOne(item(0));
        follower.catchUp();
        checkins.delete(id).expect(200);
        server.clock().advance(Duration.ofDays(90).minusMinutes(1));
        var later = checkins.signedInAgain(server);
        var again = new Follower(later.person(), follower.cursor());
        assertThat(again.catchUp()).containsExactly("CHECKIN DELETED " + id);
        server.clock().advance(Duration.ofMinutes(2));
        new Follower(later.person(), follower.cursor()).ask().expect(410).contains("cursor: ");
        assertThat(again.catchUp()).isEmpty();
        assertThat(new Follower(later.person()).catchUp()).isEmpty();
    }

    /** Numbers that were given after the backup are given again, to other things. */
    @Test
    void aCursorFromBeforeARestoredBackupIsGone() {
        checkins.writeOne(item(0));
        follower.catchUp();
        var old = follower.cursor();
        checkins.writeOne(item(1));
        follower.catchUp();
        server.database()
                .execute("UPDATE account SET change_no = change_no - 1 WHERE email = '" + person.email() + "'");
        follower.ask().expect(410).contains("cursor: ");
        new Follower(person, old).ask().expect(200);
    }
}
