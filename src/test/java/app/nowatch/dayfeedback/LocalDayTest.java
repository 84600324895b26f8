package app.nowatch.dayfeedback;

import static app.nowatch.journal.ItemJson.array;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.ItemJson;
import app.nowatch.journal.JournalKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which day an answer is about: that of the offset that was sent, else of the zone in which the person lives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalDayTest {
    private TestServer server;
    private Diary diary;

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
        diary = Diary.of(server, JournalKind.DAY_FEEDBACK);
    }

    private static String answer(String datetime, int type, int value) {
        return "{\"datetime\":\"" + datetime + "\",\"type\":" + type + ",\"value\":" + value + "}";
    }

    private void liveIn(String zone) {
        diary.person()
                .send("PUT", "/v1/user/settings", "{\"settings\":{\"timezone\":\"" + zone + "\"}}")
                .expect(200);
    }

    /** The local day of one's only answer. */
    private String day() {
        var all = diary.all();
        assertThat(all.size()).isEqualTo(1);
        return all.get(0).get("day").stringValue();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01T23:59:59.999+02:00, 2024-06-01",
        "2024-06-02T00:00:00+02:00, 2024-06-02",
        "2024-06-01T00:30:00+14:00, 2024-06-01",
        "2024-06-01T23:30:00-1200, 2024-06-01",
        "2024-06-01T23:30:00+00:00, 2024-06-01",
        "2024-06-01T23:30:00Z, 2024-06-02",
        "2024-06-01T21:59:59.999Z, 2024-06-01",
        "2024-06-01T22:00:00Z, 2024-06-02",
        "2024-06-01T22:00:00, 2024-06-02",
        "2024-06-01T22:00, 2024-06-02",
        "2024-06-01, 2024-06-01",
        "2024-06-01T22:00:00-00:00, 2024-06-02",
        "2024-06-01T22:00:00-0000, 2024-06-02",
        "2024-06-01T22:00-00, 2024-06-02",
        "2024-06-01T22:00:00+0000, 2024-06-01",
        "2024-06-01T22:00+00, 2024-06-01",
        "2024-06-01T22:00:00-01:00, 2024-06-01",
        "0001-01-01T00:00:00-02:00, 0001-01-01",
        "9999-12-31T23:59:59.999+02:00, 9999-12-31",
    })
    void anOffsetTellsTheDayElseTheZone(String datetime, String day) {
        liveIn("Europe/Amsterdam");
        diary.writeOne(answer(datetime, 1, 3));
        assertThat(day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam, 2024-03-30T22:59:59Z, 2024-03-30",
        "Europe/Amsterdam, 2024-03-30T23:00:00Z, 2024-03-31",
        "Europe/Amsterdam, 2024-03-31T21:59:59Z, 2024-03-31",
        "Europe/Amsterdam, 2024-03-31T22:00:00Z, 2024-04-01",
        "Europe/Amsterdam, 2024-10-26T22:00:00Z, 2024-10-27",
        "Europe/Amsterdam, 2024-10-27T22:59:59Z, 2024-10-27",
        "Europe/Amsterdam, 2024-10-27T23:00:00Z, 2024-10-28",
        "America/New_York, 2024-06-01T03:59:59Z, 2024-05-31",
        "America/New_York, 2024-06-01, 2024-06-01",
        "Pacific/Kiritimati, 2024-06-01T10:00:00Z, 2024-06-02",
        "Pacific/Kiritimati, 2024-06-01, 2024-06-01",
        "Asia/Kathmandu, 2024-06-01T18:14:59Z, 2024-06-01",
        "Asia/Kathmandu, 2024-06-01T18:15:00Z, 2024-06-02",
        "UTC, 2024-06-01T23:59:59.999Z, 2024-06-01",
    })
    void aZoneHasItsOwnDays(String zone, String datetime, String day) {
        liveIn(zone);
        diary.writeOne(answer(datetime, 0, 3));
        assertThat(day()).isEqualTo(day);
    }

    @Test
    void withoutAZoneDaysAreThoseOfUtc() {
        diary.writeOne(answer("2024-06-01T23:59:59.999Z", 0, 3));
        assertThat(day()).isEqualTo("2024-06-01");
    }

    @Test
    void aMoveLeavesTheDaysThatWere() {
        var id = diary.writeOne(answer("2024-06-01T23:00:00Z", 0, 3));
        liveIn("Europe/Amsterdam");
        assertThat(day()).isEqualTo("2024-06-01");
        assertThat(diary.writeOne(answer("2024-06-01T23:00:00Z", 0, 3))).isNotEqualTo(id);
        assertThat(ItemJson.texts(diary.all(), "day")).containsExactlyInAnyOrder("2024-06-01", "2024-06-02");
    }

    /** Where the local day has no year of four digits, there is no such day. */
    @ParameterizedTest
    @CsvSource({"Pacific/Kiritimati, 9999-12-31T12:00:00Z", "America/New_York, 0001-01-01T00:00:00Z"})
    void aDayHasAYearOfFourDigits(String zone, String datetime) {
        liveIn(zone);
        diary.post(array(answer(datetime, 1, 1))).expect(400).contains("[0].datetime: ");
        assertThat(diary.all().size()).isZero();
    }

    /** The moments are of the years 1 and 9999. */
    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:00:00-02:00", "+10000-01-01T00:30:00+02:00"})
    void soHasTheDayOfAnOffset(String datetime) {
        diary.post(array(answer(datetime, 1, 1))).expect(400).contains("[0].datetime: ");
        assertThat(diary.all().size()).isZero();
    }
}
