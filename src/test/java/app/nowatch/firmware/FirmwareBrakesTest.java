package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollout halts itself when too many people report a failure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareBrakesTest {
    private TestServer server;
    private Desk desk;
    private int number;

    @BeforeAll
    void start() {
        server = TestServer.start(Map.of("operator.email", Desk.OPERATOR));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | 20 | 41 | 3 | 3 of 41 people reported a failure (7.32 %), more than 5 %",
                "5 | 20 | 20 | 2 | 2 of 20 people reported a failure (10.00 %), more than 5 %",
                "5 | 20 | 20 | 1 | ''",
                "5 | 20 | 19 | 19 | ''",
                "0 | 1 | 1 | 1 | 1 of 1 people reported a failure (100.00 %), more than 0 %",
                "5 | 20 | 2001 | 101 | 101 of 2001 people reported a failure (5.05 %), more than 5 %",
                "0 | 1 | 1 | 0 | ''",
                "100 | 1 | 50 | 50 | ''",
            })
    void theBrakesTakeMoreThanTheirShareOfEnoughPeople(
            int percent, int people, long reported, long failures, String reason) {
        assertThat(new Brakes(percent, people)
                        .reason(new Brakes.Count(reported, failures))
                        .orElse(""))
                .isEqualTo(reason);
    }

    @Test
    void oneFailureTooManyPausesTellsTheOperatorAndLeavesALine() {
        var id = desk.active("1.0.0");
        desk.reports(id, 38, "INSTALLED");
        desk.reports(id, 2, "FAILED");
        var person = Someone.insert(server);
        assertThat(desk.offered(person, "0.1.0")).isEqualTo("1.0.0");
        Desk.report(person, id, "FAILED").expect(201).contains("success");
        var reason = "3 of 41 people reported a failure (7.32 %), more than 5 %";
        desk.show(id)
                .contains(
                        "\"status\":\"PAUSED\"",
                        "\"haltReason\":\"" + reason + "\"",
                        "\"failures\":3",
                        "\"installs\":38");
        assertThat(desk.offered(person, "0.1.0")).isEmpty();
        assertThat(desk.audited(id).getLast()).startsWith("firmware.halt").contains(reason, "1.0.0");
        assertThat(mails())
                .singleElement()
                .asString()
                .contains("To: " + Desk.OPERATOR, "1.0.0 for " + desk.hardware() + " was paused", reason);
        desk.admin()
                .client()
                .get("/v1/admin/audit?limit=1")
                .expect(200)
                .contains("\"actor\":\"server\"", "firmware.halt");
    }

    /** Waits until every mail has gone out, and answers those about this test's hardware. */
    private List<String> mails() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> server.database().query("SELECT id FROM mail").isEmpty());
        try (var files = Files.list(server.data().resolve("outbox"))) {
            return files.map(FirmwareBrakesTest::text)
                    .filter(mail -> mail.contains("for " + desk.hardware() + ","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path mail) {
        try {
            return Files.readString(mail, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String halted(String version) {
        var id = desk.active(version);
        desk.reports(id, 18, "INSTALLED");
        desk.reports(id, 1, "FAILED");
        Desk.report(Someone.insert(server), id, "FAILED").expect(201);
        desk.show(id).contains("PAUSED");
        return id;
    }

    @Test
    void goingOnForgetsTheOldFailuresForTheBrakesAlone() {
        var id = halted("1.0.0");
        server.clock().advance(Duration.ofSeconds(1));
        desk.become(id, "ACTIVE").expect(200).contains("\"failures\":2").lacks("haltReason");
        Desk.report(Someone.insert(server), id, "FAILED").expect(201);
        desk.show(id).contains("\"status\":\"ACTIVE\"", "\"failures\":3");
        desk.reports(id, 18, "INSTALLED");
        desk.show(id).contains("\"status\":\"ACTIVE\"");
        Desk.report(Someone.insert(server), id, "FAILED").expect(201);
        desk.show(id).contains("\"status\":\"PAUSED\"", "2 of 20 people", "\"failures\":4");
        assertThat(mails()).hasSize(2);
    }

    @Test
    void anInstallCanBeTheReportThatMakesThemEnough() {
        var id = desk.active("1.0.0");
        desk.reports(id, 19, "FAILED");
        Desk.report(Someone.insert(server), id, "INSTALLED").expect(201);
        desk.show(id).contains("PAUSED", "19 of 20 people");
    }

    @Test
    void oneReportOfAPersonCountsTheLast() {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        desk.latest(person, "0.1.0").expect(200);
        for (int i = 0; i < 25; i++) {
            Desk.report(person, id, "FAILED").expect(201);
        }
        desk.show(id).contains("\"status\":\"ACTIVE\"", "\"failures\":1", "\"installs\":0");
        Desk.report(person, id, "INSTALLED").expect(201);
        desk.show(id).contains("\"failures\":0", "\"installs\":1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | outcome: is required",
                "{\"outcome\":\"OK\",\"device_id\":\"x\"} | outcome: must be",
                "{\"outcome\":\"FAILED\"} | device_id: is required",
                "{\"outcome\":\"FAILED\",\"device_id\":\"\"} | device_id: must be",
            })
    void whatIsWrongIsRefused(String body, String message) {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        person.send("POST", "/v1/firmware/" + id + "/report", body).expect(400).contains(message);
        var longest = "{\"outcome\":\"FAILED\",\"reason\":\"" + "x".repeat(1_000) + "\",\"device_id\":\""
                + "y".repeat(200) + "\"}";
        person.send("POST", "/v1/firmware/" + id + "/report", longest).expect(201);
        person.send("POST", "/v1/firmware/" + id + "/report", longest.replace("xx\"", "xxx\""))
                .expect(400);
        person.send("POST", "/v1/firmware/" + id + "/report", longest.replace("yy\"", "yyy\""))
                .expect(400);
    }

    /** Both wait for the image's row; whoever comes second finds it paused. */
    @Test
    void twoReportsAtOncePauseAndTellOnce() throws SQLException {
        var id = desk.active("1.0.0");
        desk.reports(id, 18, "INSTALLED");
        desk.reports(id, 1, "FAILED");
        var people = List.of(Someone.insert(server), Someone.insert(server), Someone.insert(server));
        try (var connection = server.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM firmware WHERE id = '" + id + "' FOR UPDATE");
            var replies = Desk.sideBySide(
                    () -> {
                        LockWaiters.await(server.database(), people.size());
                        commit(connection);
                    },
                    people.stream()
                            .<java.util.concurrent.Callable<app.nowatch.Reply>>map(
                                    person -> () -> Desk.report(person, id, "FAILED"))
                            .toList());
            // The first of them pauses it; the others were not offered it, and it is not to be had any more.
            assertThat(replies.stream().map(app.nowatch.Reply::status)).containsExactlyInAnyOrder(201, 404, 404);
        }
        desk.show(id).contains("\"PAUSED\"", "2 of 20 people");
        assertThat(desk.audited(id).stream().filter(line -> line.startsWith("firmware.halt")))
                .hasSize(1);
        assertThat(mails()).hasSize(1);
    }

    /** The same of people who were offered it: all their reports count. */
    @Test
    void reportsOfThoseWhoWereOfferedItCountAfterThePause() throws SQLException {
        var id = desk.active("1.0.0");
        desk.reports(id, 18, "INSTALLED");
        desk.reports(id, 1, "FAILED");
        var people = List.of(Someone.insert(server), Someone.insert(server), Someone.insert(server));
        people.forEach(person -> desk.latest(person, "0.1.0").expect(200));
        try (var connection = server.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM firmware WHERE id = '" + id + "' FOR UPDATE");
            var replies = Desk.sideBySide(
                    () -> {
                        LockWaiters.await(server.database(), people.size());
                        commit(connection);
                    },
                    people.stream()
                            .<java.util.concurrent.Callable<app.nowatch.Reply>>map(
                                    person -> () -> Desk.report(person, id, "FAILED"))
                            .toList());
            assertThat(replies).allMatch(reply -> reply.status() == 201);
        }
        desk.show(id).contains("\"PAUSED\"", "2 of 20 people", "\"failures\":4");
        assertThat(mails()).hasSize(1);
    }

    private static void commit(java.sql.Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
