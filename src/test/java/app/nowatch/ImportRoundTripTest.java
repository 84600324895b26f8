package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.export.Exported;
import app.nowatch.platform.json.Json;
import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An export that goes into another account makes it equal, byte by byte where clients read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportRoundTripTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final int DAYS = 15;
    private static final Set<String> OF_ITS_OWN =
            Set.of("id", "created", "updated", "updatedAt", "createdAt", "lastUpdated");
    private static final String STATISTICS = "STRESS_DURATION,STRESS_RECOVERY,STRESS_FREQUENCY,INTENSE_ACTIVITY,"
            + "DAYTIME_RESTING_HEART_RATE,SLEEP_HRV,SLEEP_DURATION,SLEEP_REGULARITY,SLEEP_STAGES,SLEEP_CYCLES";

    private TestServer server;
    private Someone one;
    private Someone other;
    private LocalDate last;
    private byte[] zip;
    private JsonNode answer;

    @BeforeAll
    void start() {
        server = TestServer.start();
        last = LocalDate.ofInstant(server.clock().instant(), ZONE).minusDays(1);
        one = live();
        other = Someone.insert(server);
        zip = one.client()
                .get("/v1/user/export?" + Exported.ALL_DAYS)
                .expect(200)
                .bytes();
        answer = send(other, zip).expect(201).json();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Reply send(Someone person, byte[] zip) {
        return person.client().multipart("/v1/user/import", Map.of(), zip);
    }

    /** Somebody who has worn a watch for two weeks, written down, and lived in two zones. */
    private Someone live() {
        var person = Someone.insert(server);
        settings(person, ZONE.getId());
        server.clock().advance(Duration.ofDays(-5));
        person.client().put("/v1/user", """
                        {"first_name":"Noor","date_of_birth":"1984-02-29","gender":"FEMALE","height":171,"weight":63,
                        "dominant_hand":"LEFT","unit":"IMPERIAL"}""").expect(200);
        settings(person, "Asia/Kolkata");
        server.clock().advance(Duration.ofDays(5));
        var wearer = Wearer.of(WearerProfile.of(7, ZONE), last.minusDays(DAYS - 1), DAYS);
        for (var kind : SeriesKind.values()) {
            for (var day : wearer.utcDays()) {
                person.client().upload(kind.name(), wearer.zippedCsv(kind, day)).expect(201);
            }
        }
        writeDown(person, new DemoDiary(wearer));
        return person;
    }

    private static void settings(Someone person, String zone) {
        person.client()
                .put("/v1/user/settings", "{\"settings\":{\"a\":{\"b\":1.10},\"timezone\":\"" + zone + "\",\"z\":[]}}")
                .expect(200);
    }

    private void writeDown(Someone person, DemoDiary diary) {
        write(person, "/v1/activity", diary.activities());
        write(person, "/v1/intention", diary.intentions());
        write(person, "/v1/checkin", diary.checkins());
        write(person, "/v1/day-feedback", diary.dayFeedback());
        var day = last.minusDays(3);
        write(
                person,
                "/v1/session",
                List.of(Map.of(
                        "start_datetime",
                        day + "T12:00:00.123Z",
                        "type",
                        0,
                        "info",
                        Map.of("name", "no ratings", "note", "קשה \"אך\" 🏃", "origin", 3, "tool", "t"))));
        write(
                person,
                "/v1/day-feedback",
                List.of(Map.of("datetime", day + "T23:30:00-11:00", "type", 4, "value", 2, "note", "far away")));
    }

    private static void write(Someone person, String path, List<Map<String, Object>> items) {
        assertThat(items).isNotEmpty();
        person.client()
                .post(path, new String(Json.write(items), StandardCharsets.UTF_8))
                .expect(201);
    }

    private static String body(Someone person, String path) {
        return new String(
                Json.write(withoutItsOwn(
                        person.client().getWhenMade(path).expect(200).json())),
                StandardCharsets.UTF_8);
    }

    /** Without what is the account's or the server's own to say. */
    private static JsonNode withoutItsOwn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_ITS_OWN);
        }
        node.valueStream().forEach(ImportRoundTripTest::withoutItsOwn);
        return node;
    }

    private String days() {
        return "start_day=" + last.minusDays(DAYS) + "&end_day=" + last.plusDays(1);
    }

    @ParameterizedTest
    @EnumSource(SeriesKind.class)
    void everySeriesReadsTheSame(SeriesKind kind) {
        var path = "/v1/measurement?sort=ASC&type=" + kind + "&" + days();
        assertThat(body(other, path)).isEqualTo(body(one, path)).hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "activity", "intention", "checkin", "day-feedback"})
    void everyListReadsTheSameUnderNewIds(String name) {
        var path = "/v1/" + name + "?start_date=2020-01-01&end_date=2030-01-01";
        assertThat(body(other, path)).isEqualTo(body(one, path)).hasSizeGreaterThan(300);
        assertThat(ids(other, path)).doesNotContainAnyElementsOf(ids(one, path));
    }

    private static List<String> ids(Someone person, String path) {
        return person.client()
                .get(path)
                .json()
                .valueStream()
                .map(each -> each.get("id").stringValue())
                .toList();
    }

    @Test
    void allTenStatisticsAreIdentical() {
        var path = "/v1/statistics?type=" + STATISTICS + "&" + days();
        assertThat(body(other, path)).isEqualTo(body(one, path)).contains("\"enoughData\":true");
    }

    @Test
    void settingsAndZonesAreTheSame() {
        assertThat(body(other, "/v1/user/settings")).isEqualTo(body(one, "/v1/user/settings"));
        var zones = server.database().query("""
                SELECT string_agg(from_day || ' ' || zone, ', ' ORDER BY from_day) FROM account_zone GROUP BY user_id
                """);
        assertThat(zones).hasSizeGreaterThanOrEqualTo(2).allMatch(each -> each.equals(zones.getFirst()));
        assertThat(zones.getFirst()).contains("Europe/Amsterdam", "Asia/Kolkata");
    }

    @Test
    void theProfileIsTheSameButForTheAddress() {
        var before = (ObjectNode) one.client().get("/v1/user").json();
        var after = (ObjectNode) other.client().get("/v1/user").json();
        assertThat(after.get("email").stringValue()).isEqualTo(other.email());
        var own = Set.of("id", "email");
        assertThat(after.remove(own)).isEqualTo(before.remove(own));
        assertThat(after.get("firstName").stringValue()).isEqualTo("Noor");
    }

    /** The strongest of all: what the other account exports is the same file by file. */
    @Test
    void theExportOfTheImportIsTheExport() {
        var first = Exported.of(zip);
        var second = Exported.streamed(other, Exported.ALL_DAYS);
        assertThat(sums(second, other, "series/"))
                .isEqualTo(sums(first, one, "series/"))
                .hasSize(10);
        for (var file : List.of("activities", "intentions", "checkins", "day-feedback", "statistics", "settings")) {
            assertThat(withoutItsOwn(second.json(other.id() + "/" + file + ".json")))
                    .as(file)
                    .isEqualTo(withoutItsOwn(first.json(one.id() + "/" + file + ".json")));
        }
    }

    private static Map<String, String> sums(Exported exported, Someone person, String folder) {
        var sums = new TreeMap<String, String>();
        exported.manifest()
                .get("files")
                .valueStream()
                .filter(file -> file.get("path").stringValue().startsWith(person.id() + "/" + folder))
                .forEach(file -> sums.put(
                        file.get("path").stringValue().substring(person.id().length()),
                        file.get("sha256").stringValue()));
        return sums;
    }

    @Test
    void theAnswerSaysWhatWasTakenAndWhatNot() {
        var files = Exported.of(zip).manifest().get("files").valueStream().toList();
        var taken = new HashMap<String, Long>();
        answer.get("imported")
                .valueStream()
                .forEach(each -> taken.put(
                        each.get("type").stringValue(), each.get("rows").longValue()));
        assertThat(taken).hasSize(16);
        for (var file : files) {
            var type = file.get("type").stringValue();
            assertThat(taken.getOrDefault(type, file.get("rows").longValue()))
                    .as(type)
                    .isEqualTo(file.get("rows").longValue());
        }
        assertThat(answer.get("skipped")
                        .valueStream()
                        .map(each -> each.get("type").stringValue()))
                .containsExactly("OVERVIEW_STATISTICS", "ACCOUNT_SHARING");
    }

    @Test
    void theChangeFeedHasEveryDayAndEveryEntry() {
        assertThat(changes(other)).isEqualTo(changes(one)).hasSizeGreaterThan(100);
    }

    /** How many there are of each kind, and days by their name. */
    private Map<String, Long> changes(Someone person) {
        var counted = new TreeMap<String, Long>();
        server.database()
                .query("""
                SELECT kind || CASE kind WHEN 'MEASUREMENT' THEN ' ' || item ELSE '' END
                FROM change WHERE user_id = '%s' AND kind <> 'STATISTICS' AND NOT deleted
                """.formatted(person.id().substring("uid_".length())))
                .forEach(each -> counted.merge(each, 1L, Long::sum));
        return counted;
    }

    @Test
    void aSecondTimeIsRefused() {
        var before = body(other, "/v1/checkin?start_date=2020-01-01&end_date=2030-01-01");
        send(other, zip).expect(409).contains("the account has data already");
        assertThat(body(other, "/v1/checkin?start_date=2020-01-01&end_date=2030-01-01"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEART_RATE /fitbit-heart-rate/HEART_RATE.csv.zip",
                "HEART_RATE_GRAPH /fitbit-month/HEART_RATE_GRAPH.csv.zip",
                "ACTIVITY_CADENCE /fitbit-month/ACTIVITY_CADENCE.csv.zip"
            })
    void realDataReadTheSame(String series) throws IOException {
        var type = series.split(" ", 2)[0];
        var wearer = Someone.insert(server);
        var heir = Someone.insert(server);
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(series.split(" ", 2)[1]))) {
            wearer.client().upload(type, file.readAllBytes()).expect(201);
        }
        var exported = wearer.client()
                .get("/v1/user/export?" + Exported.ALL_DAYS)
                .expect(200)
                .bytes();
        send(heir, exported).expect(201);
        var path = "/v1/measurement?sort=ASC&start_day=2015-01-01&end_day=2024-12-31&type=" + type;
        assertThat(body(heir, path)).isEqualTo(body(wearer, path)).hasSizeGreaterThan(10_000);
        assertThat(sums(Exported.streamed(heir, Exported.ALL_DAYS), heir, "series/"))
                .isEqualTo(sums(Exported.of(exported), wearer, "series/"));
    }

    @Test
    void theCommandLineTakesItToo() throws IOException {
        var heir = Someone.insert(server);
        var folder = TemporaryFolders.create();
        var file = folder.resolve("export.zip");
        Files.write(file, zip);
        var settings = new HashMap<String, String>();
        server.database().putInto(settings);
        Files.write(
                folder.resolve("nowatch.properties"),
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        assertThat(run(folder, file, "nobody-has-this@example.org"))
                .isEqualTo("1 nobody has registered with this address");
        assertThat(run(folder, folder.resolve("missing.zip"), heir.email()))
                .startsWith("1 ")
                .endsWith("is no file");
        assertThat(run(folder, file, heir.email().toUpperCase(Locale.ROOT))).isEqualTo("0 ");
        var path = "/v1/checkin?start_date=2020-01-01&end_date=2030-01-01";
        assertThat(body(heir, path)).isEqualTo(body(one, path));
        assertThat(run(folder, file, heir.email()))
                .startsWith("1 the account has data already")
                .doesNotContain("\n");
        assertThat(server.database().query("SELECT action FROM audit_entry WHERE action = 'user.import'"))
                .hasSize(1);
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    /** The exit code and what stands on the standard error. */
    private static String run(Path data, Path file, String email) {
        var errors = new StringWriter();
        var out = System.out;
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine()
                    .setErr(new PrintWriter(errors, true))
                    .execute("import", file.toString(), "--email", email, "--data", data.toString());
            return code + " " + errors.toString().strip();
        } finally {
            System.setOut(out);
        }
    }
}
