package app.nowatch.figures;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a viewer sees of somebody's statistics: days from the start of the share on, compared with such days alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedStatisticsTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-05-01");
    private static final LocalDate LAST = LocalDate.parse("2024-05-20");
    private static final String TYPE = "SLEEP_DURATION";

    private TestServer server;
    private Someone owner;

    @BeforeAll
    void start() {
        server = TestServer.start();
        owner = Someone.insert(server);
        owner.send("PUT", "/v1/user/settings", "{\"settings\":{\"timezone\":\"Europe/Amsterdam\"}}")
                .expect(200);
        var wearing = Wearing.in("Europe/Amsterdam").usual(FIRST, LAST);
        // Short nights at first: they would make the usual another.
        FIRST.datesUntil(FIRST.plusDays(10)).forEach(day -> wearing.awake(day, "03:00", "07:00"));
        wearing.upload(owner);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode seenBy(Someone viewer) {
        return StatisticsTest.read(viewer.client(), TYPE, FIRST, LAST, "shared-user", owner.id())
                .expect(200)
                .json();
    }

    private static List<String> days(JsonNode records) {
        return records.valueStream()
                .map(record -> record.get("date").stringValue().substring(0, 10))
                .toList();
    }

    /** Midnight in Amsterdam is 22:00 in UTC. */
    @ParameterizedTest
    @CsvSource({
        "2024-05-11T22:00:00.000Z,2024-05-12",
        "2024-05-11T22:00:00.001Z,2024-05-13",
        "2024-05-12T21:59:59.999Z,2024-05-13",
        "1970-01-01T00:00:00.000Z,2024-05-01",
        "2024-05-19T22:00:00.000Z,2024-05-20"
    })
    void daysThatBeginInTheOwnersZoneAtOrAfterTheStart(String since, LocalDate first) {
        var viewer = Someone.insert(server);
        owner.shareWith(viewer, since);
        assertThat(days(seenBy(viewer)))
                .containsExactlyElementsOf(first.datesUntil(LAST.plusDays(1))
                        .map(LocalDate::toString)
                        .toList());
    }

    @Test
    void nothingOfAShareThatBeginsLater() {
        var viewer = Someone.insert(server);
        owner.shareWith(viewer, "2024-05-20T12:00:00.000Z");
        assertThat(seenBy(viewer).size()).isZero();
    }

    @Test
    void whatIsUsualComesFromVisibleDaysAlone() {
        var viewer = Someone.insert(server);
        owner.shareWith(viewer, "2024-05-11T22:00:00.000Z");
        var seen = seenBy(viewer);
        var own = StatisticsTest.read(owner.client(), TYPE, LocalDate.parse("2024-05-12"), LAST)
                .expect(200)
                .json();
        for (int i = 0; i < own.size(); i++) {
            assertThat(seen.get(i).get("data").get("daily"))
                    .isEqualTo(own.get(i).get("data").get("daily"));
            assertThat(seen.get(i).get("metadata").get("baselineDays").intValue())
                    .isEqualTo(i);
            assertThat(seen.get(i).get("data").get("typical").isNull()).isEqualTo(i < 5);
        }
        assertThat(own.get(5).get("data").get("typical"))
                .isNotEqualTo(seen.get(5).get("data").get("typical"));
        assertThat(seen.get(0).get("data").get("descriptive").stringValue()).contains("cannot be compared");
        assertThat(own.get(0).get("data").get("descriptive").stringValue()).contains("usual range");
    }

    @Test
    void theTagOfAnAnswerTellsViewersNothingOfHiddenDays() {
        var viewer = Someone.insert(server);
        owner.shareWith(viewer, "2024-05-19T22:00:00.000Z");
        var path = "/v1/statistics?type=" + TYPE + "&start_day=2024-05-01&end_day=2024-05-03";
        var before = viewer.client()
                .getWhenMade(path, "shared-user", owner.id())
                .expect(200)
                .header("ETag");
        Wearing.in("Europe/Amsterdam")
                .awake(FIRST.plusDays(1), "01:00", "02:00")
                .upload(owner);
        assertThat(viewer.client()
                        .getWhenMade(path, "shared-user", owner.id())
                        .expect(200)
                        .header("ETag"))
                .isEqualTo(before);
    }

    @Test
    void nothingIsMadeOfHiddenDays() {
        var other = Someone.insert(server);
        Wearing.in("UTC").usual(FIRST, FIRST.plusDays(1)).upload(other);
        var viewer = Someone.insert(server);
        other.shareWith(viewer, "2024-05-02T00:00:00.000Z");
        StatisticsTest.read(viewer.client(), TYPE, FIRST, FIRST, "shared-user", other.id())
                .expect(200);
        assertThat(figuresOf(other)).isEqualTo("0");
        StatisticsTest.read(viewer.client(), TYPE, FIRST, FIRST.plusDays(1), "shared-user", other.id())
                .expect(200);
        assertThat(figuresOf(other)).isEqualTo("1");
    }

    @Test
    void theOwnersBaselineIsNotCountedForViewers() {
        var viewer = Someone.insert(server);
        owner.shareWith(viewer, "2024-05-19T22:00:00.000Z");
        var path = "/v1/statistics?type=STRESS_DURATION&start_day=" + LAST + "&end_day=" + LAST;
        owner.client().getWhenMade(path).expect(200).contains("restBaselineDays");
        viewer.client()
                .getWhenMade(path, "shared-user", owner.id())
                .expect(200)
                .contains("\"daily\":0,")
                .lacks("restBaselineDays");
    }

    private String figuresOf(Someone person) {
        return server.database()
                .queryOne("SELECT count(*) FROM daily_figures JOIN account ON account.id = user_id WHERE email = '"
                        + person.email() + "'");
    }

    @Test
    void aReadIsInTheOwnersAccessLogAndTheEndOfTheShareHoldsAtOnce() {
        var viewer = Someone.insert(server);
        owner.shareWith(viewer, "2024-05-11T22:00:00.000Z");
        seenBy(viewer);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> owner.client()
                        .get("/v1/sharing/access-log")
                        .expect(200)
                        .contains("\"kind\":\"STATISTICS\"", viewer.email()));
        owner.stopSharingWith(viewer).expect(200);
        StatisticsTest.read(viewer.client(), TYPE, FIRST, LAST, "shared-user", owner.id())
                .expect(403);
    }

    @Test
    void nobodyMakesFiguresOfPeopleWhoDoNotShareWithThem() {
        var other = Someone.insert(server);
        Wearing.in("UTC").usual(FIRST).upload(other);
        var stranger = Someone.insert(server);
        StatisticsTest.read(stranger.client(), TYPE, FIRST, LAST, "shared-user", other.id())
                .expect(403);
        assertThat(figuresOf(other)).isEqualTo("0");
    }
}
