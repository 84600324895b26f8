package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two who want the row of an image at once: both wait for it, in a known order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareRacesTest {
    private static final String COUNTERS =
            "SELECT installs || ' ' || failures || ' ' || people_since || ' ' || failures_since FROM firmware WHERE id = '";

    private TestServer server;
    private Desk desk;
    private int number;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void anotherHardware() {
        number++;
        desk = Desk.open(server, "watch-" + number);
    }

    /** One failure before it halts. */
    private String nearlyHalted() {
        var id = desk.active("1.0.0");
        desk.reports(id, 18, "INSTALLED");
        desk.reports(id, 1, "FAILED");
        return id;
    }

    private String counters(String id) {
        return server.database().queryOne(COUNTERS + id + "'");
    }

    /** Lets the second come when the first waits for the image, and both go on when the second waits, too. */
    private List<Reply> oneAfterTheOther(String id, Callable<Reply> first, Callable<Reply> second) throws SQLException {
        var replies = new ArrayList<Reply>();
        try (var connection = server.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM firmware WHERE id = '" + id + "' FOR UPDATE");
            Runnable letBothGo = () -> {
                LockWaiters.await(server.database(), 2);
                commit(connection);
            };
            Runnable sendSecond = () -> {
                LockWaiters.await(server.database(), 1);
                replies.addAll(Desk.sideBySide(letBothGo, List.of(second)));
            };
            replies.addAll(0, Desk.sideBySide(sendSecond, List.of(first)));
        }
        return replies;
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void resumingAfterTheReportThatHaltsFindsItHalted() throws SQLException {
        var id = nearlyHalted();
        var person = Someone.insert(server);
        var replies = oneAfterTheOther(id, () -> Desk.report(person, id, "FAILED"), () -> desk.become(id, "ACTIVE"));
        assertThat(replies).extracting(Reply::status).containsExactly(201, 200);
        desk.show(id).contains("\"status\":\"ACTIVE\"", "\"failures\":2").lacks("haltReason");
        assertThat(counters(id)).isEqualTo("18 2 0 0");
        assertThat(desk.audited(id).stream().map(line -> line.split(" ", 2)[0]))
                .endsWith("firmware.halt", "firmware.change");
    }

    @Test
    void aReportAfterResumingIsTheFirstOfAll() throws SQLException {
        var id = nearlyHalted();
        Desk.report(Someone.insert(server), id, "FAILED").expect(201);
        desk.show(id).contains("\"status\":\"PAUSED\"");
        var person = Someone.insert(server);
        server.database()
                .execute("INSERT INTO firmware_offer SELECT '" + id + "', id, now() FROM account WHERE email = '"
                        + person.email() + "'");
        var replies = oneAfterTheOther(id, () -> desk.become(id, "ACTIVE"), () -> Desk.report(person, id, "FAILED"));
        assertThat(replies).extracting(Reply::status).containsExactly(200, 201);
        desk.show(id).contains("\"status\":\"ACTIVE\"");
        assertThat(counters(id)).isEqualTo("18 3 1 1");
    }

    @Test
    void whoGoesAfterTheirReportTakesItAlong() throws SQLException {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        desk.latest(person, "0.1.0").expect(200);
        var replies = oneAfterTheOther(
                id,
                () -> Desk.report(person, id, "FAILED"),
                () -> person.client().delete("/v1/user"));
        assertThat(replies).extracting(Reply::status).containsExactly(201, 200);
        assertThat(counters(id)).isEqualTo("0 0 0 0");
        assertThat(server.database().query("SELECT at FROM firmware_report WHERE firmware_id = '" + id + "'"))
                .isEmpty();
    }

    @Test
    void whoIsGoingReportsNothingMore() throws SQLException {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        Desk.report(person, id, "INSTALLED").expect(201);
        assertThat(counters(id)).isEqualTo("1 0 1 0");
        var replies =
                oneAfterTheOther(id, () -> person.client().delete("/v1/user"), () -> Desk.report(person, id, "FAILED"));
        assertThat(replies).extracting(Reply::status).containsExactly(200, 401);
        assertThat(counters(id)).isEqualTo("0 0 0 0");
    }

    /** Their own account before the image, as in the deletion: each waits for the other where the order is another. */
    @Test
    void anAdministratorWhoGoesWhileTheyChangeAnImageWaits() throws SQLException {
        var id = desk.active("1.0.0");
        var admin = Someone.admin(server);
        Desk.report(admin, id, "INSTALLED").expect(201);
        var replies = oneAfterTheOther(
                id,
                () -> admin.send("PATCH", Desk.PATH + "/" + id, "{\"mandatory\":true}"),
                () -> admin.client().delete("/v1/user"));
        assertThat(replies).extracting(Reply::status).containsExactly(200, 200);
        desk.show(id).contains("\"mandatory\":true", "\"installs\":0");
    }

    /** A report before the last start counts for the last attempt only when it is made anew; going takes each where it counts. */
    @Test
    void theCountersFollowEachReport() {
        var id = desk.active("1.0.0");
        var one = Someone.insert(server);
        var other = Someone.insert(server);
        Desk.report(one, id, "FAILED").expect(201);
        Desk.report(other, id, "FAILED").expect(201);
        assertThat(counters(id)).isEqualTo("0 2 2 2");
        Desk.report(one, id, "INSTALLED").expect(201);
        assertThat(counters(id)).isEqualTo("1 1 2 1");
        desk.become(id, "PAUSED").expect(200);
        desk.become(id, "ACTIVE").expect(200);
        assertThat(counters(id)).isEqualTo("1 1 0 0");
        Desk.report(one, id, "FAILED").expect(201);
        assertThat(counters(id)).isEqualTo("0 2 1 1");
        other.client().delete("/v1/user").expect(200);
        assertThat(counters(id)).isEqualTo("0 1 1 1");
        one.client().delete("/v1/user").expect(200);
        assertThat(counters(id)).isEqualTo("0 0 0 0");
    }

    @Test
    void reportsAreLimited() {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        // One comes back each minute, however long the calls take.
        int taken = 0;
        var reply = Desk.report(person, id, "FAILED");
        while (taken < 300 && reply.status() == 201) {
            taken++;
            reply = Desk.report(person, id, "FAILED");
        }
        assertThat(taken).isGreaterThanOrEqualTo(60);
        reply.expect(429).contains("too many reports about firmware");
        Desk.report(Someone.insert(server), id, "INSTALLED").expect(201);
    }
}
