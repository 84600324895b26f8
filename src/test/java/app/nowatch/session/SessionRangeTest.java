package app.nowatch.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.ItemJson;
import app.nowatch.journal.JournalKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which sessions a range shows, and in which order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionRangeTest {
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
        diary = Diary.of(server, JournalKind.SESSION);
    }

    private static String running(String start) {
        return "{\"start_datetime\":\"" + start + "\",\"type\":1,\"info\":{}}";
    }

    private static String session(String start, String end) {
        return ItemJson.with(running(start), "end_datetime", '"' + end + '"');
    }

    private List<String> seen(String start, String end) {
        return ItemJson.texts(diary.list(start, end).expect(200).json(), "id");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01T09:00:00Z, 2024-06-01T12:00:00Z, true",
        "2024-06-01T10:20:00Z, 2024-06-01T10:40:00Z, true",
        "2024-06-01T09:00:00Z, 2024-06-01T10:20:00Z, true",
        "2024-06-01T10:20:00Z, 2024-06-01T12:00:00Z, true",
        "2024-06-01T09:00:00Z, 2024-06-01T10:00:00Z, true",
        "2024-06-01T09:00:00Z, 2024-06-01T09:59:59.999Z, false",
        "2024-06-01T10:59:59.999Z, 2024-06-01T12:00:00Z, true",
        "2024-06-01T11:00:00Z, 2024-06-01T12:00:00Z, false",
        "2024-06-01T10:00:00Z, 2024-06-01T10:00:00Z, true",
        "2024-06-01T11:00:00Z, 2024-06-01T11:00:00Z, false",
        "2024-06-01, 2024-06-01, true",
        "2024-05-31, 2024-05-31, false",
        "2024-06-02, 2024-06-02, false",
        "2024-06-01T12:59:59.999%2B02:00, 2024-06-01T13:00:00%2B02:00, true",
        "2024-06-01T10:30, 2024-06-01T10:30:00.123456789, true",
        "0001-01-01, 9999-12-31, true",
    })
    void aSessionShowsWhereItOverlaps(String start, String end, boolean shows) {
        var id = diary.writeOne(session("2024-06-01T10:00:00Z", "2024-06-01T11:00:00Z"));
        assertThat(seen(start, end)).isEqualTo(shows ? List.of(id) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01T09:00:00Z, 2024-06-01T10:00:00Z, true",
        "2024-06-02T09:59:59.999Z, 2024-06-03, true",
        "2024-06-02T10:00:00Z, 2024-06-03, false",
        "2024-06-02, 2024-06-02, true",
        "2024-06-03, 2030-01-01, false",
    })
    void aRunningSessionLastsADayAtMost(String start, String end, boolean shows) {
        var id = diary.writeOne(running("2024-06-01T10:00:00Z"));
        assertThat(seen(start, end)).isEqualTo(shows ? List.of(id) : List.of());
        diary.put(id, session("2024-06-01T10:00:00Z", "2030-06-01T10:00:00Z")).expect(200);
        assertThat(seen(start, end)).containsExactly(id);
    }

    /** On 2024-03-31 clocks in Amsterdam went from 02:00 to 03:00: that day had 23 hours. */
    @Test
    void aDayOfAClockChangeIsAsLongAsItsOffsetsSay() {
        var ids = diary.write(
                session("2024-03-30T23:30:00+01:00", "2024-03-31T00:00:00+01:00"),
                session("2024-03-31T00:00:00+01:00", "2024-03-31T00:30:00+01:00"),
                session("2024-03-31T01:59:00+01:00", "2024-03-31T03:01:00+02:00"),
                session("2024-03-31T23:30:00+02:00", "2024-04-01T00:30:00+02:00"),
                session("2024-04-01T00:00:00+02:00", "2024-04-01T00:30:00+02:00"));
        assertThat(seen("2024-03-31T00:00:00%2B01:00", "2024-03-31T23:59:59.999%2B02:00"))
                .containsExactly(ids.get(1), ids.get(2), ids.get(3));
        var crossing = diary.read(ids.get(2)).expect(200).json();
        assertThat(crossing.get("startDatetime").stringValue()).isEqualTo("2024-03-31T00:59:00.000Z");
        assertThat(crossing.get("endDatetime").stringValue()).isEqualTo("2024-03-31T01:01:00.000Z");
    }

    @Test
    void aRunningSessionCountsHoursAcrossAClockChange() {
        var id = diary.writeOne(running("2024-03-30T12:00:00+01:00"));
        assertThat(seen("2024-03-31T12:59:59.999%2B02:00", "2024-04-01")).containsExactly(id);
        assertThat(seen("2024-03-31T13:00:00%2B02:00", "2024-04-01")).isEmpty();
        var autumn = diary.writeOne(running("2024-10-26T12:00:00+02:00"));
        assertThat(seen("2024-10-27T10:59:59.999%2B01:00", "2024-10-28")).containsExactly(autumn);
        assertThat(seen("2024-10-27T11:00:00%2B01:00", "2024-10-28")).isEmpty();
    }

    @Test
    void theFarPastAndTheFarFutureAreTimesLikeOthers() {
        var ids = diary.write(
                session("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.001Z"),
                running("0001-01-01T00:00:00.001Z"),
                session("0001-01-02", "9999-12-31T23:59:59.999Z"),
                session("1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z"),
                running("9999-12-31T23:59:59.998Z"),
                running("9999-12-31T23:59:59.999Z"));
        assertThat(diary.allIds()).isEqualTo(ids);
        assertThat(seen("9999-12-31", "9999-12-31")).containsExactly(ids.get(2), ids.get(4), ids.get(5));
        assertThat(seen("0001-01-01", "0001-01-01")).containsExactly(ids.get(0), ids.get(1));
        assertThat(diary.read(ids.get(0)).expect(200).text())
                .contains("\"0001-01-01T00:00:00.000Z\"", "\"0001-01-01T00:00:00.001Z\"");
        for (var beyond :
                List.of("0001-01-01T00:00:00+00:01", "0000-12-31", "10000-01-01", "9999-12-31T23:59:59-00:01")) {
            diary.post(ItemJson.array(running(beyond))).expect(400).contains("[0].start_datetime: ");
        }
    }

    @Test
    void theOrderIsByStartAndThenById() {
        var starts = IntStream.range(0, 30).map(i -> i * 7 % 30 / 3).toArray();
        var ids = diary.write(IntStream.range(0, 30)
                .mapToObj(i -> ItemJson.with(
                        session("2024-06-01T10:00:0" + starts[i] + "Z", "2024-06-02T10:00:00Z"),
                        "info.note",
                        "\"" + i + "\""))
                .toList());
        var expected = IntStream.range(0, 30)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> starts[i]).thenComparing(ids::get))
                .map(ids::get)
                .toList();
        assertThat(seen("2024-06-01", "2024-06-02")).isEqualTo(expected);
    }

    /** More than are read from the database at once. */
    @Test
    void aLongListIsWhole() {
        var items = IntStream.range(0, 950)
                .mapToObj(i -> ItemJson.with(running("2024-06-01T10:00:00Z"), "info.note", "\"" + i + "\""))
                .toList();
        var ids = diary.write(items);
        assertThat(seen("2024-06-01", "2024-06-01"))
                .isEqualTo(ids.stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource(JournalKind.class)
    void aRangeHasAStartAndAnEndInOrder(JournalKind kind) {
        var client = diary.person().client();
        client.get(kind.path()).expect(400).contains("start_date: ", "end_date: ");
        client.get(kind.path() + "?start_date=2024-06-01")
                .expect(400)
                .contains("end_date: ")
                .lacks("start_date: ");
        client.get(kind.path() + "?end_date=2024-06-01").expect(400).contains("start_date: ");
        for (var broken : List.of("", "today", "2024-06-31", "1717200000", "0000-01-01", "10000-01-01")) {
            diary.of(kind).list(broken, "2024-06-30").expect(400).contains("start_date: ");
            diary.of(kind).list("2024-06-01", broken).expect(400).contains("end_date: ");
        }
        for (var end : List.of("2024-05-31", "2024-05-31T23:59:59.999Z", "2024-06-01T01:59:59.999%2B02:00")) {
            diary.of(kind).list("2024-06-01", end).expect(400).contains("start_date: must not be after end_date");
        }
        diary.of(kind).list("2024-06-01", "2024-06-01").expect(200).contains("[]");
        diary.of(kind).list("2024-06-01T12:00:00Z", "2024-06-01").expect(200).contains("[]");
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "ACTIVITY", "INTENTION"})
    void anEndThatIsABareDayCountsWhole(JournalKind kind) {
        var own = diary.of(kind);
        var day = ItemJson.with(kind.item(0), "start_datetime", "\"2024-06-01\"");
        var id = own.writeOne(ItemJson.with(day, "end_datetime", "\"2024-06-01\""));
        var stored = own.read(id).expect(200).json();
        assertThat(stored.get("startDatetime").stringValue()).isEqualTo("2024-06-01T00:00:00.000Z");
        assertThat(stored.get("endDatetime").stringValue()).isEqualTo("2024-06-01T23:59:59.999Z");
        own.put(id, ItemJson.with(day, "end_datetime", "\"2024-06-03\""))
                .expect(200)
                .contains("\"endDatetime\":\"2024-06-03T23:59:59.999Z\"");
        own.post(ItemJson.array(ItemJson.with(day, "end_datetime", "\"2024-05-31\"")))
                .expect(400)
                .contains("[0].end_datetime: ");
    }
}
