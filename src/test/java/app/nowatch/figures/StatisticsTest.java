package app.nowatch.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestClient;
import app.nowatch.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Daily statistics as clients read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-05-01");
    private static final LocalDate DAY = LocalDate.parse("2024-05-20");

    private TestServer server;
    private Someone person;

    @BeforeAll
    void start() {
        server = TestServer.start();
        person = Someone.insert(server);
        Wearing.in("UTC").usual(FIRST, DAY).upload(person);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Reply read(TestClient client, String types, LocalDate first, LocalDate last, String... headers) {
        return client.getWhenMade(path(types, first, last), headers);
    }

    static String path(String types, LocalDate first, LocalDate last) {
        return "/v1/statistics?type=" + types + "&start_day=" + first + "&end_day=" + last;
    }

    static JsonNode one(Someone person, FigureType type, LocalDate day) {
        var records = read(person.client(), type.name(), day, day).expect(200).json();
        assertThat(records.size()).isEqualTo(1);
        return records.get(0);
    }

    static double daily(Someone person, FigureType type, LocalDate day) {
        return one(person, type, day).get("data").get("daily").doubleValue();
    }

    @Test
    void theNightOfADay() {
        var record = one(person, FigureType.SLEEP_DURATION, DAY);
        assertThat(record.get("date").stringValue()).isEqualTo("2024-05-20T00:00:00.000Z");
        assertThat(record.get("enoughData").booleanValue()).isTrue();
        assertThat(record.get("timeFilter").get(0).stringValue()).isEqualTo("ASLEEP");
        assertThat(record.get("timeSpan").stringValue()).isEqualTo("DAY");
        var data = record.get("data");
        assertThat(data.get("daily").doubleValue()).isCloseTo(480, within(2.0));
        assertThat(data.get("start").stringValue()).startsWith("2024-05-19T23:0");
        assertThat(data.get("end").stringValue()).isBetween("2024-05-20T06:58", "2024-05-20T07:01");
        assertThat(data.get("awakenings").intValue()).isZero();
        assertThat(data.get("naps").size()).isZero();
        assertThat(data.get("unit").stringValue()).isEqualTo("min");
        assertThat(data.get("typical").doubleValue())
                .isEqualTo(data.get("daily").doubleValue());
        assertThat(data.get("descriptive").stringValue()).contains("minutes asleep, within the usual range of");
        var metadata = record.get("metadata");
        assertThat(metadata.get("method").stringValue()).isEqualTo("cole-kripke-1992-1");
        assertThat(metadata.get("timezone").stringValue()).isEqualTo("UTC");
        assertThat(metadata.get("coverageMinutes").intValue()).isBetween(478, 482);
        assertThat(metadata.get("baselineDays").intValue()).isEqualTo(19);
        var used = metadata.get("inputs").get("ACTIVITY_COUNT");
        assertThat(used.get("used").intValue())
                .isEqualTo(metadata.get("coverageMinutes").intValue());
        assertThat(used.get("leftOut").intValue()).isZero();
        assertThat(metadata.get("inputs").propertyNames()).containsExactlyInAnyOrder("HEART_RATE", "ACTIVITY_COUNT");
        assertThat(metadata.has("reason")).isFalse();
    }

    @Test
    void theOtherFiguresOfTheSameDay() {
        assertThat(daily(person, FigureType.DAYTIME_RESTING_HEART_RATE, DAY)).isEqualTo(66);
        assertThat(daily(person, FigureType.INTENSE_ACTIVITY, DAY)).isZero();
        assertThat(daily(person, FigureType.SLEEP_REGULARITY, DAY)).isEqualTo(100);
        assertThat(daily(person, FigureType.STRESS_DURATION, DAY)).isZero();
        assertThat(daily(person, FigureType.STRESS_FREQUENCY, DAY)).isZero();
        var regularity = one(person, FigureType.SLEEP_REGULARITY, DAY).get("data");
        assertThat(regularity.get("bedtime").stringValue()).isBetween("23:00", "23:02");
        assertThat(regularity.get("typicalBedtime").stringValue())
                .isEqualTo(regularity.get("bedtime").stringValue());
    }

    @Test
    void whatIsMissingSaysWhy() {
        assertMissing(FigureType.SLEEP_HRV, "fewer than 6 windows of five minutes with enough beats");
        assertMissing(FigureType.SLEEP_STAGES, "heart rate every 30 seconds in less than 80 % of the night");
        assertMissing(FigureType.SLEEP_CYCLES, "heart rate every 30 seconds in less than 80 % of the night");
        assertMissing(FigureType.STRESS_RECOVERY, "no stressor");
    }

    private void assertMissing(FigureType type, String reason) {
        var record = one(person, type, DAY);
        assertThat(record.get("data").get("daily").isNull()).isTrue();
        assertThat(record.get("enoughData").booleanValue()).isTrue();
        assertThat(record.get("metadata").get("reason").stringValue()).isEqualTo(reason);
        assertThat(record.get("data").get("descriptive").stringValue()).isEqualTo("No figure: " + reason + ".");
    }

    @ParameterizedTest
    @EnumSource(FigureType.class)
    void aDayWithoutDataHasARecordAllTheSame(FigureType type) {
        var record = one(person, type, LocalDate.parse("2023-01-01"));
        assertThat(record.get("type").stringValue()).isEqualTo(type.name());
        assertThat(record.get("data").get("daily").isNull()).isTrue();
        assertThat(record.get("data").get("typical").isNull()).isTrue();
        assertThat(record.get("enoughData").booleanValue()).isFalse();
        assertThat(record.get("metadata").get("reason").stringValue()).isEqualTo("no data");
        assertThat(record.get("metadata").get("method").stringValue()).isEqualTo(type.method());
        assertThat(record.get("metadata").get("version").stringValue()).isEqualTo("1");
    }

    @Test
    void oneRecordForEachDayAndTypeTheOldestFirst() {
        var types = "SLEEP_DURATION,STRESS_DURATION";
        var records = read(person.client(), types, DAY.minusDays(2), DAY.plusDays(1))
                .expect(200)
                .json();
        assertThat(records.valueStream()
                        .map(record -> record.get("date").stringValue().substring(0, 10) + " "
                                + record.get("type").stringValue()))
                .containsExactly(
                        "2024-05-18 SLEEP_DURATION", "2024-05-18 STRESS_DURATION",
                        "2024-05-19 SLEEP_DURATION", "2024-05-19 STRESS_DURATION",
                        "2024-05-20 SLEEP_DURATION", "2024-05-20 STRESS_DURATION",
                        "2024-05-21 SLEEP_DURATION", "2024-05-21 STRESS_DURATION");
    }

    @Test
    void aFigureDoesNotDependOnTheRangeItIsAskedIn() {
        var types = String.join(
                ",", List.of(FigureType.values()).stream().map(Enum::name).toList());
        var together = read(person.client(), types, FIRST, DAY).expect(200).json();
        for (var record : together) {
            var day = LocalDate.parse(record.get("date").stringValue().substring(0, 10));
            var alone = one(person, FigureType.valueOf(record.get("type").stringValue()), day);
            assertThat(alone).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start_day=2024-05-01&end_day=2024-05-02                        | type: is required
            type=&start_day=2024-05-01&end_day=2024-05-02                  | type: is required
            type=NAPS&start_day=2024-05-01&end_day=2024-05-02              | type: must be one of
            type=SLEEP_HRV&end_day=2024-05-02                              | start_day: is required
            type=SLEEP_HRV&start_day=2024-05-03&end_day=2024-05-02         | start_day: must not be after end_day
            type=SLEEP_HRV&start_day=2024-05-03T00:00:00Z&end_day=2024-05-04 | start_day: must be a day
            type=SLEEP_HRV&start_day=2014-01-01&end_day=2024-05-02         | end_day: must be at most 3660 days
            """)
    void whatIsWrongIsSaid(String query, String message) {
        person.client()
                .send("GET", "/v1/statistics?" + query, new byte[0], "")
                .expect(400)
                .contains(message);
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        var owner = Someone.insert(server);
        Wearing.in("UTC").usual(FIRST, FIRST.plusDays(6)).upload(owner);
        var type = FigureType.SLEEP_DURATION.name();
        var tag = read(owner.client(), type, FIRST, FIRST).expect(200).header("ETag");
        read(owner.client(), type, FIRST, FIRST, "If-None-Match", tag).expect(304);
        read(owner.client(), "SLEEP_HRV", FIRST, FIRST, "If-None-Match", tag).expect(200);
        Wearing.in("UTC").awake(FIRST, "03:00", "05:00").upload(owner);
        read(owner.client(), type, FIRST, FIRST, "If-None-Match", tag).expect(200);
    }

    @Test
    void aReadShowsTheLastUploadOnEveryNode() {
        var owner = Someone.insert(server);
        Wearing.in("UTC").usual(FIRST, FIRST.plusDays(3)).upload(owner);
        var day = FIRST.plusDays(2);
        try (var node = server.another()) {
            var there = new Someone(owner.client().at(node.address()), owner.email(), owner.id());
            for (var hour : List.of("01:00", "02:00", "03:00", "04:00")) {
                assertThat(daily(owner, FigureType.SLEEP_DURATION, day))
                        .isEqualTo(daily(there, FigureType.SLEEP_DURATION, day));
                double before = daily(there, FigureType.SLEEP_DURATION, day);
                Wearing.in("UTC").awake(day, hour, hour.replace(":00", ":30")).upload(owner);
                assertThat(daily(there, FigureType.SLEEP_DURATION, day)).isLessThan(before - 20);
            }
        }
    }

    /** All nights of different length, and one that was among the longest becomes the shortest: every median moves. */
    @Test
    void oneUploadChangesWhatIsUsualOnTheTwentyEightDaysAfter() {
        var owner = Someone.insert(server);
        var wearing = Wearing.in("UTC").usual(FIRST, FIRST.plusDays(40));
        for (int i = 0; i <= 40; i++) {
            int shorter = i == 5 ? 0 : 4 + i * 17 % 41 * 4;
            var wake = LocalTime.of(7, 0).minusMinutes(shorter);
            wearing.awake(FIRST.plusDays(i), wake.toString(), "07:00");
        }
        wearing.upload(owner);
        var changed = FIRST.plusDays(5);
        var type = FigureType.SLEEP_DURATION.name();
        var before = read(owner.client(), type, FIRST, FIRST.plusDays(40))
                .expect(200)
                .json();
        Wearing.in("UTC").awake(changed, "02:30", "07:00").upload(owner);
        var after = read(owner.client(), type, FIRST, FIRST.plusDays(40))
                .expect(200)
                .json();
        for (int i = 0; i <= 40; i++) {
            var day = FIRST.plusDays(i);
            boolean later = day.isAfter(changed) && !day.isAfter(changed.plusDays(28));
            var was = before.get(i).get("data");
            var is = after.get(i).get("data");
            assertThat(is.get("daily").equals(was.get("daily")))
                    .as("daily of %s", day)
                    .isEqualTo(!day.equals(changed));
            assertThat(is.get("typical").equals(was.get("typical")))
                    .as("typical of %s", day)
                    .isEqualTo(!later);
            if (!later && !day.equals(changed)) {
                assertThat(after.get(i)).as("%s", day).isEqualTo(before.get(i));
            }
        }
    }

    private static int baseline(JsonNode record) {
        return record.get("metadata").get("baselineDays").intValue();
    }

    @Test
    void aDayWithLittleDataIsNotComparedWithOthers() {
        var owner = Someone.insert(server);
        Wearing.in("UTC")
                .usual(FIRST, FIRST.plusDays(6))
                .awake(FIRST.plusDays(7), "07:00", "10:00")
                .upload(owner);
        var record = one(owner, FigureType.INTENSE_ACTIVITY, FIRST.plusDays(7));
        assertThat(record.get("data").get("daily").doubleValue()).isZero();
        assertThat(record.get("enoughData").booleanValue()).isFalse();
        assertThat(record.get("data").get("descriptive").stringValue())
                .isEqualTo("0 minutes of intense activity so far as can be told: "
                        + "fewer than 360 minutes awake with the watch on.");
        var next = one(owner, FigureType.INTENSE_ACTIVITY, FIRST.plusDays(8));
        assertThat(baseline(next)).isEqualTo(7);
    }

    @Test
    void withoutMovementSleepIsUnknownAndWakingIsByTheClock() {
        var owner = Someone.insert(server);
        var rows = new StringBuilder();
        long midnight = Instant.parse("2024-05-01T00:00:00Z").getEpochSecond();
        for (int minute = 0; minute < 1_440; minute++) {
            rows.append(midnight + minute * 60L).append(",60,4\n");
        }
        owner.upload(rows.toString());
        var sleep = one(owner, FigureType.SLEEP_DURATION, FIRST);
        assertThat(sleep.get("metadata").get("reason").stringValue()).isEqualTo("no movement data");
        var activity = one(owner, FigureType.INTENSE_ACTIVITY, FIRST).get("metadata");
        assertThat(activity.get("awakeBy").stringValue()).isEqualTo("clock");
        assertThat(activity.get("coverageMinutes").intValue()).isEqualTo(14 * 60);
    }

    @Test
    void whatIsDeletedHasNoFigures() {
        var owner = Someone.insert(server);
        Wearing.in("UTC").usual(FIRST, FIRST.plusDays(2)).upload(owner);
        assertThat(daily(owner, FigureType.SLEEP_DURATION, FIRST.plusDays(1))).isPositive();
        for (var type : List.of("HEART_RATE", "ACTIVITY_COUNT")) {
            owner.client()
                    .delete("/v1/measurement?type=" + type + "&start_day=2024-04-30&end_day=2024-05-03")
                    .expect(200);
        }
        var record = one(owner, FigureType.SLEEP_DURATION, FIRST.plusDays(1));
        assertThat(record.get("metadata").get("reason").stringValue()).isEqualTo("no data");
    }

    @Test
    void aChangeOfTheTimeZoneCutsDaysAnewFromItsDateOn() {
        var owner = Someone.insert(server);
        owner.send("PUT", "/v1/user/settings", "{\"settings\":{\"timezone\":\"Europe/Amsterdam\"}}")
                .expect(200);
        var today = LocalDate.ofInstant(server.clock().instant(), java.time.ZoneOffset.UTC);
        var first = today.minusDays(5);
        Wearing.in("Europe/Amsterdam").usual(first, today.plusDays(2)).upload(owner);
        var before = read(owner.client(), "SLEEP_DURATION", first, today.plusDays(2))
                .expect(200)
                .json();
        assertThat(before.get(2).get("metadata").get("timezone").stringValue()).isEqualTo("Europe/Amsterdam");
        owner.send("PUT", "/v1/user/settings", "{\"settings\":{\"timezone\":\"Asia/Tokyo\"}}")
                .expect(200);
        var after = read(owner.client(), "SLEEP_DURATION", first, today.plusDays(2))
                .expect(200)
                .json();
        for (int i = 0; i < 4; i++) {
            assertThat(after.get(i)).isEqualTo(before.get(i));
        }
        assertThat(after.get(7).get("metadata").get("timezone").stringValue()).isEqualTo("Asia/Tokyo");
    }
}
