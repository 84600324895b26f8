package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are offered, and what they do not learn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareOffersTest {
    private static final String STRANGE = "0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b";

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

    @Test
    void theNewestIsOfferedAndNeverAnOlder() {
        desk.active("1.9.0");
        desk.active("1.10.0");
        desk.active("1.10.0-rc.2");
        desk.draft("2.0.0");
        var person = Someone.insert(server);
        assertThat(desk.offered(person, "1.8.0")).isEqualTo("1.10.0");
        assertThat(desk.offered(person, "1.10.0-rc.2")).isEqualTo("1.10.0");
        assertThat(desk.offered(person, "1.10.0")).isEmpty();
        assertThat(desk.offered(person, "1.10.0+other")).isEmpty();
        assertThat(desk.offered(person, "1.10.0%2Bother")).isEmpty();
        assertThat(desk.offered(person, "3.0.0")).isEmpty();
        assertThat(new Desk(server, desk.admin(), "unheard-of").offered(person, "0.0.1"))
                .isEmpty();
    }

    @Test
    void aWatchThatIsTooOldGetsTheSteppingStone() {
        desk.active("1.5.0");
        desk.active("2.0.0", "min_version=1.5.0");
        desk.active("3.0.0", "min_version=2.0.0-rc.1");
        var person = Someone.insert(server);
        assertThat(desk.offered(person, "1.0.0")).isEqualTo("1.5.0");
        assertThat(desk.offered(person, "1.5.0-rc.1")).isEqualTo("1.5.0");
        assertThat(desk.offered(person, "1.5.0")).isEqualTo("2.0.0");
        assertThat(desk.offered(person, "2.0.0-rc.1")).isEqualTo("3.0.0");
        assertThat(desk.offered(person, "2.0.0")).isEqualTo("3.0.0");
    }

    @Test
    void betaTakesEarlyAccess() {
        var beta = desk.active("2.0.0-beta.1", "channel=BETA");
        desk.active("1.0.0");
        var person = Someone.insert(server);
        var tester = desk.tester();
        assertThat(desk.offered(person, "0.9.0")).isEqualTo("1.0.0");
        assertThat(desk.offered(tester, "0.9.0")).isEqualTo("2.0.0-beta.1");
        assertThat(list(person)).containsExactly("1.0.0");
        assertThat(list(tester)).containsExactly("2.0.0-beta.1", "1.0.0");
        knowsNothingOf(person, beta);
        server.database().execute("UPDATE account SET is_early_access = false WHERE email = '" + tester.email() + "'");
        knowsNothingOf(tester, beta);
        assertThat(desk.offered(tester, "0.9.0")).isEqualTo("1.0.0");
    }

    private Stream<String> list(Someone who) {
        return who.client()
                .get("/v1/firmware?hardware=" + desk.hardware())
                .expect(200)
                .json()
                .valueStream()
                .map(item -> item.get("version").stringValue());
    }

    /** As of an image that does not exist, word for word. */
    private void knowsNothingOf(Someone who, String id) {
        assertThat(list(who)).doesNotContain(desk.show(id).json().get("version").stringValue());
        for (var path : List.of("", "/download")) {
            assertThat(message(who.client().get("/v1/firmware/" + id + path)))
                    .isEqualTo(message(who.client().get("/v1/firmware/" + STRANGE + path)));
        }
        var tagged = who.client().get("/v1/firmware/" + id + "/download", "If-None-Match", "*");
        assertThat(message(tagged)).contains("id: there is no such firmware");
        assertThat(tagged.header("ETag")).isEmpty();
    }

    private static String message(Reply reply) {
        return reply.expect(404).json().get("message").toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"DRAFT", "PAUSED", "RETIRED"})
    void nobodyGetsOrLearnsOfWhatIsNotActive(Status status) {
        var id = desk.draft("1.0.0");
        if (status == Status.PAUSED) {
            desk.become(id, "ACTIVE").expect(200);
        }
        if (status != Status.DRAFT) {
            desk.become(id, status.name()).expect(200);
        }
        for (var who : List.of(Someone.insert(server), desk.tester(), desk.admin())) {
            assertThat(desk.offered(who, "0.1.0")).isEmpty();
            knowsNothingOf(who, id);
            assertThat(message(Desk.report(who, id, "FAILED"))).isEqualTo(message(Desk.report(who, STRANGE, "FAILED")));
        }
    }

    @Test
    void aPersonSeesAllThatAWatchChecksAndNothingOfTheRollout() {
        var id = desk.active("1.0.0", "min_version=0.1.0");
        var person = Someone.insert(server);
        var latest = desk.latest(person, "0.5.0").expect(200);
        latest.contains("sha256", "sizeBytes", "minVersion", "hardware")
                .lacks("status", "rolloutPercent", "installs", "failures", "haltReason");
        assertThat(person.client().get("/v1/firmware/" + id).expect(200).json()).isEqualTo(latest.json());
    }

    @Test
    void pausingTakesItFromThoseWhoWereOfferedItUntilItGoesOn() {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        assertThat(desk.offered(person, "0.1.0")).isEqualTo("1.0.0");
        desk.become(id, "PAUSED").expect(200);
        assertThat(desk.offered(person, "0.1.0")).isEmpty();
        knowsNothingOf(person, id);
        Desk.report(person, id, "INSTALLED").expect(201);
        desk.change(id, "{\"status\":\"ACTIVE\",\"rollout_percent\":0}").expect(200);
        assertThat(desk.offered(person, "0.1.0")).isEqualTo("1.0.0");
        person.client().get("/v1/firmware/" + id + "/download").expect(200);
        var other = Someone.insert(server);
        assertThat(desk.offered(other, "0.1.0")).isEmpty();
        knowsNothingOf(other, id);
        Desk.report(other, id, "FAILED").expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "download", "report"})
    void whoeverHasTakenItInAnyWayKeepsIt(String way) {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        take(person, id, way);
        var looked = Someone.insert(server);
        assertThat(list(looked)).containsExactly("1.0.0");
        looked.client().get("/v1/firmware/" + id).expect(200);
        desk.change(id, "{\"rollout_percent\":0}").expect(200);
        assertThat(list(person)).containsExactly("1.0.0");
        take(person, id, "latest");
        take(person, id, "download");
        take(person, id, "report");
        knowsNothingOf(looked, id);
        Desk.report(looked, id, "FAILED").expect(404);
    }

    private void take(Someone who, String id, String way) {
        switch (way) {
            case "latest" -> assertThat(desk.offered(who, "0.1.0")).isEqualTo("1.0.0");
            case "download" ->
                who.client().get("/v1/firmware/" + id + "/download").expect(200);
            default -> Desk.report(who, id, "INSTALLED").expect(201);
        }
    }

    @Test
    void anOfferIsWrittenOnce() {
        desk.active("1.0.0");
        var person = Someone.insert(server);
        var replies = Desk.sideBySide(
                () -> {},
                Stream.<java.util.concurrent.Callable<Reply>>generate(() -> () -> desk.latest(person, "0.1.0"))
                        .limit(6)
                        .toList());
        assertThat(replies).allMatch(reply -> reply.status() == 200);
        var row =
                "SELECT firmware_offer.xmin || ' ' || at FROM firmware_offer JOIN account ON id = user_id WHERE email = '"
                        + person.email() + "'";
        var written = server.database().query(row);
        assertThat(written).hasSize(1);
        desk.latest(person, "0.1.0").expect(200);
        assertThat(server.database().query(row)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "current_version=1.0.0 | hardware: is required",
                "hardware=w | current_version: is required",
                "hardware=w&current_version=1.0 | current_version: must be a version",
                "hardware=w&current_version=v1.0.0 | current_version: must be a version",
                "hardware=a%20b&current_version=1.0.0 | hardware: must be",
            })
    void whatIsWrongIsNamed(String query, String message) {
        Someone.insert(server)
                .client()
                .sendUnchecked("GET", "/v1/firmware/latest?" + query, new byte[0], "")
                .expect(400)
                .contains(message);
    }

    @Test
    void whoGoesTakesOffersAndReportsAlong() {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        desk.latest(person, "0.1.0").expect(200);
        Desk.report(person, id, "FAILED").expect(201);
        desk.show(id).contains("\"failures\":1");
        person.client().delete("/v1/user").expect(200);
        desk.show(id).contains("\"failures\":0");
        assertThat(server.database().query("SELECT at FROM firmware_offer WHERE firmware_id = '" + id + "'"))
                .isEmpty();
    }

    @Test
    void deletingAnImageTakesOffersAndReportsAlong() {
        var id = desk.active("1.0.0");
        var person = Someone.insert(server);
        desk.latest(person, "0.1.0").expect(200);
        Desk.report(person, id, "INSTALLED").expect(201);
        desk.become(id, "RETIRED").expect(200);
        Desk.report(person, id, "FAILED").expect(201);
        desk.admin().client().delete(Desk.PATH + "/" + id).expect(200);
        Desk.report(person, id, "FAILED").expect(404);
        assertThat(desk.files()).doesNotContain(id);
    }
}
