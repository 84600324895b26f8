package app.nowatch.figures;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What of uploaded rows goes into figures, as their metadata tells it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MinuteDaysTest {
    private static final LocalDate DAY = LocalDate.parse("2024-05-01");
    private static final long MIDNIGHT = DAY.toEpochDay() * 86_400;

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static JsonNode inputs(Someone person, FigureType type) {
        return StatisticsTest.one(person, type, DAY).get("metadata").get("inputs");
    }

    private static void upload(Someone person, String type, String rows) {
        person.client().upload(type, Zips.csv(rows)).expect(201);
    }

    @Test
    void rowsOfQualityZeroAndSpareGraphAreLeftOut() {
        var person = Someone.insert(server);
        upload(person, "HEART_RATE", "%d,60,4\n%d,61,0\n".formatted(MIDNIGHT, MIDNIGHT + 1));
        upload(person, "HEART_RATE_GRAPH", "%d,62,4\n%d,63,4\n".formatted(MIDNIGHT + 2, MIDNIGHT + 60));
        var inputs = inputs(person, FigureType.INTENSE_ACTIVITY);
        assertThat(inputs.get("HEART_RATE").toString()).isEqualTo("{\"used\":1,\"leftOut\":1}");
        assertThat(inputs.get("HEART_RATE_GRAPH").toString()).isEqualTo("{\"used\":1,\"leftOut\":1}");
        assertThat(inputs.has("HEART_BEAT")).isFalse();
    }

    @Test
    void beatsThatCannotBeAreLeftOut() {
        var person = Someone.insert(server);
        upload(person, "HEART_BEAT", "%d,800 810\n%d,150\n%d,805\n".formatted(MIDNIGHT, MIDNIGHT + 1, MIDNIGHT + 2));
        var inputs = inputs(person, FigureType.STRESS_DURATION);
        assertThat(inputs.get("HEART_BEAT").toString()).isEqualTo("{\"used\":3,\"leftOut\":1}");
    }

    @Test
    void moreBeatsThanAHeartHasAreNone() {
        var person = Someone.insert(server);
        var rows = new StringBuilder();
        for (int second = 0; second < 30_000; second++) {
            rows.append(MIDNIGHT + second).append(",300 300 300 300 300 300 300 300 300 300 300 300 300 300 300\n");
        }
        upload(person, "HEART_BEAT", rows.toString());
        var inputs = inputs(person, FigureType.STRESS_DURATION);
        assertThat(inputs.get("HEART_BEAT").toString()).isEqualTo("{\"used\":0,\"leftOut\":450000}");
    }

    @Test
    void aTableThatWasMadeInAnotherWayIsMadeAnew() {
        var person = Someone.insert(server);
        Wearing.in("UTC").usual(DAY).upload(person);
        double before = StatisticsTest.daily(person, FigureType.SLEEP_DURATION, DAY);
        server.database().execute("UPDATE minute_day SET stamp = stamp - 1, data = ''");
        server.database().execute("DELETE FROM daily_figures");
        assertThat(StatisticsTest.daily(person, FigureType.SLEEP_DURATION, DAY)).isEqualTo(before);
    }

    @Test
    void minutesGoWithTheSeriesThatTheyWereMadeOf() {
        var person = Someone.insert(server);
        Wearing.in("UTC").usual(DAY, DAY.plusDays(2)).upload(person);
        upload(person, "TEMPERATURE", MIDNIGHT + ",30,4\n");
        StatisticsTest.daily(person, FigureType.SLEEP_DURATION, DAY);
        for (var type : java.util.List.of("HEART_RATE", "ACTIVITY_COUNT")) {
            person.client()
                    .delete("/v1/measurement?type=" + type + "&start_day=" + DAY + "&end_day=" + DAY)
                    .expect(200);
        }
        StatisticsTest.one(person, FigureType.SLEEP_DURATION, DAY);
        assertThat(server.database()
                        .queryOne("SELECT count(*) FROM minute_day JOIN account ON account.id = user_id WHERE email = '"
                                + person.email() + "' AND day = '" + DAY + "'"))
                .isEqualTo("0");
    }
}
