package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.Reply;
import app.nowatch.SeriesReader;
import app.nowatch.TestClient;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What goes in by upload comes out by read: section 4 of the contract over HTTP. */
class MeasurementTest {
    private static final String HEADER = "datetime,value,quality_indicator\n";
    private static final long T = Series.MIDNIGHT;

    private static TestServer server;
    private TestClient client;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("upload.parallel-per-person", "8"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void register() {
        client = People.register(server.client());
    }

    private JsonNode upload(String type, String csv) {
        return client.upload(type, Zips.csv(csv)).expect(201).json();
    }

    private Reply read(String type, String sort, String... headers) {
        return client.get(
                "/v1/measurement?type=" + type + "&sort=" + sort + "&start_day=2024-05-01&end_day=2024-06-30", headers);
    }

    private List<String> values(String type) {
        var values = new ArrayList<String>();
        for (var day : read(type, "ASC").expect(200).json()) {
            values.add(day.get("values").stringValue());
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, /fitbit-heart-rate/HEART_RATE.csv.zip, 8418",
        "HEART_RATE_GRAPH, /fitbit-month/HEART_RATE_GRAPH.csv.zip, 20097",
        "ACTIVITY_CADENCE, /fitbit-month/ACTIVITY_CADENCE.csv.zip, 20097"
    })
    void realDataComesOutEqualRowByRow(String type, String file, int rows) throws IOException {
        byte[] zip;
        try (InputStream resource = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
            zip = resource.readAllBytes();
        }
        var receipt = client.upload(type, zip).expect(201).json();
        assertThat(receipt.get("accepted").intValue()).isEqualTo(rows);
        var expected = new TreeMap<Long, List<String>>();
        csv(zip).lines().skip(1).forEach(line -> {
            var fields = line.split(",", -1);
            expected.put(Long.parseLong(fields[0]), List.of(fields[1], fields.length > 2 ? fields[2] : "4"));
        });
        assertThat(SeriesReader.read(client, type, "2016-03-01", "2016-06-30")).isEqualTo(expected);
    }

    private static String csv(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            in.getNextEntry();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void valuesAreByteForByteInTheContractsForm() {
        upload("TEMPERATURE", HEADER + (T + 60) + ",36.50,3\n" + T + ",-0.5,0\n" + (T + 59) + ",36,\n");
        assertThat(values("TEMPERATURE")).containsExactly("{\"0\":[-0.5,0],\"59\":[36,4],\"60\":[36.5,3]}");
        read("TEMPERATURE", "ASC").contains("{\"values\":\"{\\\"0\\\":[-0.5,0],\\\"59\\\":");
        upload("HEART_BEAT", T + ",3e8\n" + T + ",3E9\n");
        assertThat(values("HEART_BEAT")).containsExactly("{\"0\":[\"3e8 3E9\",4]}");
    }

    @Test
    void aReceiptTellsWhatBecameOfEachRow() {
        upload("HEART_RATE", HEADER + T + ",70,4\n" + (T + 1) + ",71,4\n");
        var receipt = upload(
                "HEART_RATE",
                HEADER + T + ",70,4\n" + (T + 1) + ",72,4\n\n" + (T + 86_400) + ",73,4\n" + T + ",900,4\n");
        assertThat(receipt.get("rows").intValue()).isEqualTo(4);
        assertThat(receipt.get("accepted").intValue()).isEqualTo(2);
        assertThat(receipt.get("unchanged").intValue()).isEqualTo(1);
        assertThat(receipt.get("rejected").intValue()).isEqualTo(1);
        assertThat(receipt.get("rejections").get(0).get("line").intValue()).isEqualTo(6);
        assertThat(receipt.get("rejections").get(0).get("reason").stringValue())
                .isEqualTo("value: must be in the range 20..260");
        assertThat(receipt.get("days").get(0).stringValue()).isEqualTo("2024-06-01T00:00:00.000Z");
        assertThat(receipt.get("days").size()).isEqualTo(2);
        assertThat(values("HEART_RATE")).containsExactly("{\"0\":[70,4],\"1\":[72,4]}", "{\"0\":[73,4]}");
    }

    @Test
    void theSameBytesTwiceChangeNothing() {
        var csv = HEADER + T + ",70,4\n" + T + ",71,4\n" + (T + 5) + ",72,4\n";
        var first = upload("HEART_RATE", csv);
        var before = read("HEART_RATE", "ASC").expect(200);
        server.clock().advance(Duration.ofMinutes(5));
        var second = upload("HEART_RATE", csv);
        assertThat(second.get("unchanged").intValue()).isEqualTo(3);
        assertThat(second.get("accepted").intValue()).isZero();
        assertThat(second.get("sha256")).isEqualTo(first.get("sha256"));
        var after = read("HEART_RATE", "ASC").expect(200);
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @Test
    void aLaterUploadReplacesTheWholeSecondOfBeats() {
        upload("HEART_BEAT", T + ",800\n" + T + ",810\n" + (T + 1) + ",820\n");
        upload("HEART_BEAT", T + ",900\n");
        assertThat(values("HEART_BEAT")).containsExactly("{\"0\":[\"900\",4],\"1\":[\"820\",4]}");
    }

    @Test
    void aLineOfAHundredMegabytesIsOneRejection() {
        byte[] csv = new byte[100 << 20];
        Arrays.fill(csv, (byte) '9');
        byte[] end = ("\n" + T + ",70\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(end, 0, csv, csv.length - end.length, end.length);
        var receipt = client.upload("HEART_RATE", Zips.entry("series.csv", csv))
                .expect(201)
                .json();
        assertThat(receipt.get("accepted").intValue()).isEqualTo(1);
        assertThat(receipt.get("rejections").get(0).get("reason").stringValue())
                .isEqualTo("the line is longer than 1024 bytes");
    }

    @Test
    void lastSyncMovesWithEveryUploadAndADayKeepsItsCreation() {
        upload("HEART_RATE", HEADER + T + ",70,4\n");
        var created = read("HEART_RATE", "ASC").json().get(0).get("created");
        var before = client.get("/v1/user").json().get("lastSyncAt").stringValue();
        server.clock().advance(Duration.ofMinutes(5));
        var empty = upload("HEART_RATE", HEADER);
        assertThat(empty.get("rows").intValue()).isZero();
        assertThat(empty.get("days").size()).isZero();
        var after = client.get("/v1/user").json().get("lastSyncAt").stringValue();
        assertThat(after).isGreaterThan(before);
        upload("HEART_RATE", HEADER + (T + 1) + ",70,4\n");
        var day = read("HEART_RATE", "ASC").json().get(0);
        assertThat(day.get("created")).isEqualTo(created);
        assertThat(day.get("updatedAt").stringValue()).isGreaterThan(created.stringValue());
    }

    @Test
    void daysComeInTheOrderAskedForAndOnlyTheirs() {
        upload("HEART_RATE", HEADER + (T - 86_400) + ",70,4\n" + T + ",71,4\n" + (T + 172_799) + ",72,4\n");
        assertThat(values("HEART_RATE")).hasSize(3);
        var reversed = read("HEART_RATE", "DESC").expect(200).json();
        assertThat(reversed.get(0).get("day").stringValue()).isEqualTo("2024-06-02T00:00:00.000Z");
        assertThat(reversed.get(2).get("count").intValue()).isEqualTo(1);
        assertThat(values("RESTING_HEART_RATE")).isEmpty();
        client.get("/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2024-06-01&end_day=2024-06-01")
                .expect(200)
                .contains("71")
                .lacks("[70", "[72");
        assertThat(People.register(server.client())
                        .get("/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2024-06-01&end_day=2024-06-01")
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void anAnswerThatIsKnownIsNotSentAgain() {
        upload("HEART_RATE", HEADER + T + ",70,4\n");
        var tag = read("HEART_RATE", "ASC").header("ETag");
        assertThat(read("HEART_RATE", "ASC", "If-None-Match", tag).expect(304).bytes())
                .isEmpty();
        read("HEART_RATE", "ASC", "If-None-Match", "\"other\", " + tag).expect(304);
        upload("HEART_RATE", HEADER + T + ",71,4\n");
        read("HEART_RATE", "ASC", "If-None-Match", tag).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'type=HEART_RATE&sort=ASC&start_day=2024-06-02&end_day=2024-06-01', start_day",
        "'type=HEART_RATE&sort=ASC&start_day=2024-06-01', end_day",
        "'type=HEART_RATE&sort=ASC&start_day=2010-01-01&end_day=2024-01-01', end_day",
        "'type=HEART_RATE&sort=ASC&start_day=June&end_day=2024-01-01', start_day",
        "'type=HEART_RATE&sort=UP&start_day=2024-06-01&end_day=2024-06-01', sort",
        "'type=HEART_RATE&start_day=2024-06-01&end_day=2024-06-01', sort",
        "'type=PULSE&sort=ASC&start_day=2024-06-01&end_day=2024-06-01', type",
        "'sort=ASC&start_day=2024-06-01&end_day=2024-06-01', type"
    })
    void refusesReadsThatBreakARule(String query, String field) {
        client.get("/v1/measurement?" + query).expect(400).contains("\"" + field + ": ");
    }

    @Test
    void sharedUserIsOneselfOrRefused() {
        var own = client.get("/v1/user").json().get("id").stringValue();
        read("HEART_RATE", "ASC", "shared-user", own).expect(200);
        var other = People.register(server.client()).get("/v1/user").json().get("id");
        var known =
                read("HEART_RATE", "ASC", "shared-user", other.stringValue()).expect(403);
        var unknown = read("HEART_RATE", "ASC", "shared-user", "uid_" + "0".repeat(32))
                .expect(403);
        assertThat(known.json().get("message")).isEqualTo(unknown.json().get("message"));
    }

    @Test
    void deletesARangeOfOneSeries() {
        var csv = HEADER + T + ",70,4\n" + (T + 86_400) + ",71,4\n";
        upload("HEART_RATE", csv);
        upload("HEART_RATE_GRAPH", csv);
        client.delete("/v1/measurement?type=HEART_RATE&start_day=2000-01-01&end_day=2024-06-01")
                .expect(200)
                .contains("success");
        assertThat(values("HEART_RATE")).containsExactly("{\"0\":[71,4]}");
        assertThat(values("HEART_RATE_GRAPH")).hasSize(2);
        assertThat(upload("HEART_RATE", csv).get("accepted").intValue()).isEqualTo(1);
        client.delete("/v1/measurement?type=HEART_RATE&start_day=2024-06-01").expect(400);
    }

    @Test
    void aDeletedAccountLeavesNoRow() {
        upload("HEART_RATE", HEADER + T + ",70,4\n");
        var id = client.get("/v1/user").json().get("id").stringValue().substring(4);
        client.delete("/v1/user").expect(200);
        for (var table : List.of("series_day", "series_part")) {
            assertThat(server.database().queryOne("SELECT count(*) FROM " + table + " WHERE user_id = '" + id + "'"))
                    .isEqualTo("0");
        }
        client.upload("HEART_RATE", Zips.csv(HEADER + T + ",70,4\n")).expect(401);
    }

    @Test
    void manySmallUploadsInAnyOrderMakeOneDay() {
        for (int i = 0; i < 40; i++) {
            var csv = new StringBuilder();
            for (int second = 0; second < 300; second++) {
                csv.append(T + (i * 7 % 40) * 300L + second)
                        .append(",")
                        .append(60 + i)
                        .append(",4\n");
            }
            upload("HEART_RATE", csv.toString());
        }
        var day = read("HEART_RATE", "ASC").expect(200).json().get(0);
        assertThat(day.get("count").intValue()).isEqualTo(12_000);
        for (int i = 0; i < 40; i++) {
            assertThat(day.get("values").stringValue()).contains("\"" + (i * 7 % 40) * 300 + "\":[" + (60 + i) + ",4]");
        }
    }

    @Test
    void eightFirstUploadsOfTheSameNewDayAtOnceLoseNoRow() {
        var replies = new ArrayList<java.util.concurrent.Future<Reply>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                var csv = new StringBuilder();
                for (int row = i; row < 4_000; row += 8) {
                    csv.append(T + row).append(",").append(60 + i).append(",4\n");
                }
                byte[] zip = Zips.csv(csv.toString());
                replies.add(threads.submit(() -> client.upload("HEART_RATE", zip)));
            }
        }
        replies.forEach(reply -> reply.resultNow().expect(201));
        var samples = SeriesReader.read(client, "HEART_RATE", "2024-06-01", "2024-06-01");
        assertThat(samples).hasSize(4_000);
        samples.forEach((time, sample) -> assertThat(sample.getFirst()).isEqualTo(Long.toString(60 + (time - T) % 8)));
    }

    @Test
    void aRowOfSeventeenBeatsIsRejectedAndTheDayStaysReadable() {
        var seventeen = "8 ".repeat(17).strip();
        var sixteen = "8 ".repeat(16).strip();
        client.upload("HEART_BEAT", Zips.csv("1767225600," + seventeen + "\n1767225601," + sixteen + "\n"))
                .expect(201)
                .contains("more than 16 beats in one second", "\"accepted\":1");
        client.get("/v1/measurement?type=HEART_BEAT&sort=ASC&start_day=2026-01-01&end_day=2026-01-01")
                .expect(200)
                .contains(sixteen)
                .lacks(seventeen);
    }
}
