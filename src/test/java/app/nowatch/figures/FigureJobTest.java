package app.nowatch.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures that are made after uploads, without anybody who reads them, and what those hear who follow the changes. */
class FigureJobTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-05-01");

    private TestServer server;
    private Someone person;

    @BeforeEach
    void start() {
        server = TestServer.start();
        person = Someone.insert(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode changes(String cursor) {
        return person.client()
                .get("/v1/changes" + (cursor.isEmpty() ? "" : "?cursor=" + cursor))
                .expect(200)
                .json();
    }

    private static List<String> figures(JsonNode page) {
        return page.get("changes")
                .valueStream()
                .filter(change -> change.get("kind").stringValue().equals("STATISTICS"))
                .map(change ->
                        change.get("op").stringValue() + " " + change.get("id").stringValue())
                .toList();
    }

    private String cursor() {
        return changes("").get("nextCursor").stringValue();
    }

    private void letTheJobRun() {
        server.clock().advance(Duration.ofSeconds(61));
        await().until(() -> server.database()
                .queryOne("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'figures'")
                .equals("0"));
    }

    @Test
    void manyUploadsAreOneJob() {
        for (int i = 0; i < 5; i++) {
            Wearing.in("UTC").usual(FIRST.plusDays(i)).upload(person);
        }
        assertThat(server.database().queryOne("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'figures'"))
                .isEqualTo("1");
        assertThat(figures(changes(""))).isEmpty();
    }

    @Test
    void thoseWhoFollowHearOfNewAndChangedAndLostFigures() {
        Wearing.in("UTC").usual(FIRST, FIRST.plusDays(2)).upload(person);
        letTheJobRun();
        assertThat(figures(changes("")))
                .contains("ADDED SLEEP_DURATION/2024-05-02", "ADDED INTENSE_ACTIVITY/2024-05-03")
                .doesNotContain("ADDED SLEEP_HRV/2024-05-02");

        var before = cursor();
        Wearing.in("UTC").awake(FIRST.plusDays(1), "02:00", "03:00").upload(person);
        letTheJobRun();
        assertThat(figures(changes(before)))
                .contains("CHANGED SLEEP_DURATION/2024-05-02")
                .doesNotContain("CHANGED SLEEP_DURATION/2024-05-03", "CHANGED INTENSE_ACTIVITY/2024-05-01");

        before = cursor();
        for (var type : List.of("HEART_RATE", "ACTIVITY_COUNT")) {
            person.client()
                    .delete("/v1/measurement?type=" + type + "&start_day=2024-05-03&end_day=2024-05-03")
                    .expect(200);
        }
        letTheJobRun();
        assertThat(figures(changes(before))).contains("DELETED SLEEP_DURATION/2024-05-03");
    }

    @Test
    void theSameAgainChangesNothing() {
        Wearing.in("UTC").usual(FIRST, FIRST.plusDays(2)).upload(person);
        letTheJobRun();
        var before = cursor();
        Wearing.in("UTC").usual(FIRST, FIRST.plusDays(2)).upload(person);
        letTheJobRun();
        assertThat(changes(before).get("changes").size()).isZero();
    }

    /** The advisory lock that says that somebody makes figures of this person. */
    private static void hold(Connection connection, UUID userId) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, 0x66_69_67);
            lock.setInt(2, userId.hashCode());
            lock.execute();
        }
    }

    @Test
    void whileTooMuchIsBeingMadeAReadIsAskedToComeAgain() throws SQLException {
        Wearing.in("UTC").usual(FIRST).upload(person);
        var id = UUID.fromString(person.id().replaceFirst("uid_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        try (var connection = server.database().connect()) {
            connection.setAutoCommit(false);
            hold(connection, id);
            var refused = person.client()
                    .get(StatisticsTest.path("SLEEP_DURATION", FIRST, FIRST))
                    .expect(503);
            assertThat(refused.header("Retry-After")).isEqualTo("2");
            connection.rollback();
        }
        StatisticsTest.read(person.client(), "SLEEP_DURATION", FIRST, FIRST).expect(200);
    }

    @Test
    void anAccountThatGoesTakesItsFiguresAlong() {
        Wearing.in("UTC").usual(FIRST).upload(person);
        StatisticsTest.read(person.client(), "SLEEP_DURATION", FIRST, FIRST).expect(200);
        person.client().delete("/v1/user").expect(200);
        for (var table : List.of("minute_day", "daily_figures")) {
            assertThat(server.database().queryOne("SELECT count(*) FROM " + table))
                    .isEqualTo("0");
        }
        // The job of the upload finds nobody.
        letTheJobRun();
    }
}
