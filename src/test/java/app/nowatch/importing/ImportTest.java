package app.nowatch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.export.Exported;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, what is left out, and that nothing is half there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {
    private static final long MIDNIGHT = 1_717_200_000L;
    private static final String HEART_RATE = "series/heart-rate.csv";
    private static final String CHECKIN = """
            [{"datetime":"2024-06-01T13:00:00Z","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
            "related_feelings":["HAPPY"],"context":["WORKING"],"note":"one"},
            {"datetime":"2024-06-02T13:00:00Z","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
            "related_feelings":[],"context":[],"note":"two"}]""";

    private TestServer server;
    private Someone one;
    private Parcel parcel;
    private Someone heir;

    @BeforeAll
    void start() {
        server = TestServer.start(Map.of("import.unzipped-limit", "40MiB"));
        one = Someone.insert(server);
        one.upload(MIDNIGHT + ",60,4\n" + (MIDNIGHT + 1) + ",61,4\n" + (MIDNIGHT + 90_000) + ",62,4\n");
        one.send("POST", "/v1/checkin", CHECKIN).expect(201);
        one.send("POST", "/v1/day-feedback", "[{\"datetime\":\"2024-06-01T20:00:00Z\",\"type\":0,\"value\":4}]")
                .expect(201);
        one.send("PUT", "/v1/user/settings", "{\"settings\":{\"timezone\":\"Europe/Amsterdam\"}}")
                .expect(200);
        parcel = Parcel.of(one);
        heir = Someone.insert(server);
    }

    /** Whatever was refused has left nothing behind. */
    @AfterEach
    void nothingIsHalfThere() throws Exception {
        try (Stream<java.nio.file.Path> left = Files.list(server.data().resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
        assertThat(heir.client()
                        .get("/v1/checkin?start_date=2020-01-01&end_date=2030-01-01")
                        .text())
                .isEqualTo("[]");
        assertThat(heir.readOf(heir).text()).isEqualTo("[]");
        assertThat(heir.client().get("/v1/user/settings").text()).contains("\"settings\":{}");
        heir = Someone.insert(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Reply send(byte[] zip) {
        return send(heir, zip);
    }

    private static Reply send(Someone person, byte[] zip) {
        return person.client().multipart("/v1/user/import", Map.of(), zip);
    }

    private void taken(Someone person) {
        send(person, parcel.zip()).expect(201);
        assertThat(person.client()
                        .get("/v1/checkin?start_date=2020-01-01&end_date=2030-01-01")
                        .json())
                .hasSize(2);
        assertThat(person.readOf(person).json()).hasSize(2);
    }

    @Test
    void oneAlteredByteIsFound() {
        send(parcel.damaged(HEART_RATE, text -> text.replace(",61,", ",66,")).zip())
                .expect(400)
                .contains(one.id() + "/" + HEART_RATE + ": is not what the manifest says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void aFileOfAnotherLengthIsFound(String more) {
        send(parcel.damaged("checkins.json", text -> more.isEmpty() ? text.substring(1) : text + more)
                        .zip())
                .expect(400)
                .contains("checkins.json: is ");
    }

    @Test
    void aMissingFileIsFound() {
        send(parcel.without(one.id() + "/checkins.json").zip())
                .expect(400)
                .contains("checkins.json: is not in the zip");
        send(parcel.without("manifest.json").zip()).expect(400).contains("the zip has no manifest.json");
    }

    /** Bytes of a zip that are not whole. */
    @Test
    void aTruncatedOrDamagedZipIsFound() {
        byte[] zip = parcel.zip();
        for (int length : new int[] {0, 1, 22, zip.length / 2, zip.length - 1}) {
            send(Arrays.copyOf(zip, length)).expect(400).contains("file: ");
        }
        byte[] longer = Arrays.copyOf(zip, zip.length + 1);
        send(longer).expect(400).contains("damaged");
        byte[] hollow = zip.clone();
        Arrays.fill(hollow, 60, zip.length / 2, (byte) 0);
        send(hollow).expect(400);
    }

    /** Half of the flips lie in the directory, which the library reads. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyFlippedByteIsToldOrOfNoConsequence(long seed) {
        var random = new Random(seed);
        byte[] zip = parcel.zip();
        var person = Someone.insert(server);
        for (int i = 0; i < 80; i++) {
            byte[] flipped = zip.clone();
            int at = random.nextBoolean() ? random.nextInt(zip.length) : zip.length - 1 - random.nextInt(1_500);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            server.database().execute("DELETE FROM limit_bucket");
            var reply = send(person, flipped);
            assertThat(reply.status()).as("byte %s: %s", at, reply.text()).isIn(201, 400, 413);
            if (reply.status() == 201) {
                // Bits that nobody reads, such as the time of a file.
                assertThat(held(person)).isEqualTo(held(one));
                person = Someone.insert(server);
            }
            assertThat(held(person)).isEqualTo("[][]");
        }
    }

    /** Seconds and notes. */
    private static String held(Someone person) {
        var notes = person.client()
                .get("/v1/checkin?start_date=2024-01-01&end_date=2025-01-01")
                .expect(200)
                .json()
                .valueStream()
                .map(checkin -> checkin.get("datetime").toString() + checkin.get("note"))
                .toList();
        var values = person.readOf(person)
                .expect(200)
                .json()
                .valueStream()
                .map(day -> day.get("day").toString() + day.get("values"))
                .toList();
        return values + "" + notes;
    }

    /** Whatever a zip says, nobody becomes more, or somebody else, by it. */
    @Test
    void aForgedProfileGivesNoRights() {
        var heir = Someone.insert(server);
        heir.send("PUT", "/v1/user", "{\"height\":180,\"gender\":\"OTHER\"}").expect(200);
        send(
                        heir,
                        parcel.forged(
                                        "profile.json",
                                        text -> text.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"uid_0\"")
                                                .replaceFirst("\"email\":\"[^\"]*\"", "\"email\":\"root@example.org\"")
                                                .replace(
                                                        "\"isEarlyAccess\":false",
                                                        "\"isEarlyAccess\":true,\"isAdmin\":true")
                                                .replace("\"employee\":false", "\"employee\":true"))
                                .zip())
                .expect(201);
        var profile = heir.client().get("/v1/user").expect(200);
        profile.contains(heir.id(), heir.email(), "\"isEarlyAccess\":false", "\"employee\":false");
        profile.contains("\"height\":null", "\"gender\":null");
        heir.client().get("/v1/user/admin/all").expect(403);
        send(
                        Someone.insert(server),
                        parcel.forged(
                                        "profile.json",
                                        text -> text.replaceFirst(
                                                "\"lastSyncAt\":[^,}]*", "\"lastSyncAt\":\"2999-01-01T00:00:00.000Z\""))
                                .zip())
                .expect(400)
                .contains("must not be in the future");
    }

    static LongStream seeds() {
        return LongStream.of(1, System.nanoTime());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            series/heart-rate.csv  | ,61,4      | ,910,4     | series/heart-rate.csv: line 3: value: must be in the range 20..260
            series/heart-rate.csv  | ,61,4      | ,61,9      | series/heart-rate.csv: line 3: quality_indicator: must be
            series/heart-rate.csv  | 1717200000 | 1717300000 | rows of 2024-06-01 come after rows of 2024-06-02
            checkins.json          | "two"      | 2          | checkins.json: line 3: note: must be a text
            checkins.json          | relatedFeelings":["HAPPY"] | relatedFeelings":["happy"] | checkins.json: line 2: relatedFeelings: must be a list
            checkins.json          | ,"origin"  | ;"origin"  | checkins.json: line 2: body: is not valid JSON
            checkins.json          | [          | {          | checkins.json: line 1: must begin a JSON array
            day-feedback.json      | "day":"2024-06-01" | "day":"2024-07-01" | day-feedback.json: line 2: day: must be a day
            settings.json          | "zone":"Europe/Amsterdam" | "zone":"Europe/Nowhere" | settings.json: zones[0].zone: must be an IANA name
            settings.json          | "timezone":"Europe/Amsterdam" | "timezone":7 | settings.json: settings.timezone: must be an IANA name
            settings.json          | "timezone":"Europe/Amsterdam" | "timezone":"Asia/Tokyo" | settings.json: zones: the last one must be
            settings.json          | "from":"0001-01-01" | "from":"soon" | settings.json: zones[0].from: must be a day
            profile.json           | "height":null | "height":7 | profile.json: height: must be a whole number
            """)
    void aWrongRowIsNamedByFileAndLineAndNothingIsKept(String file, String from, String to, String message) {
        send(parcel.forged(file, text -> text.replaceFirst(java.util.regex.Pattern.quote(from), to))
                        .zip())
                .expect(400)
                .contains(message.replace("\"", "\\\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "apiVersion":"0.9.0" | "apiVersion":"1.0.0" | this server takes exports of version 0.9
            "format":"csv"       | "format":"parquet"   | only exports with format=csv
            "files":[            | "files":[],"f":[     | files: must be a list of 1 to 4000 objects
            checkins.json        | ../../checkins.json  | path: must lie in the folder of its person
            "userId":"uid_       | "userId":"uid-       | userId: must be the id of a person
            """)
    void aManifestOfSomethingElseIsRefused(String from, String to, String message) {
        send(parcel.manifestText(text -> text.replace(from, to)).zip())
                .expect(400)
                .contains("manifest.json: ", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/etc/evil", "a/../../evil", "a\\evil", "C:evil"})
    void namesThatLeadElsewhereAreRefused(String name) {
        send(parcel.with(name, new byte[1]).zip()).expect(400).contains("a name in the zip");
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() {
        byte[] zip = parcel.with(one.id() + "/checkinz.json", new byte[3]).zip();
        var text = new String(zip, StandardCharsets.ISO_8859_1).replace("checkinz.json", "checkins.json");
        send(text.getBytes(StandardCharsets.ISO_8859_1)).expect(400).contains("a file twice");
    }

    @Test
    void whatNobodyListsIsLeft() {
        var person = Someone.insert(server);
        send(person, parcel.with("__MACOSX/evil", new byte[9]).zip()).expect(201);
    }

    @Test
    void moreThanMayBeUnpackedIsRefused() {
        var lines = "\n".repeat(41 << 20);
        send(parcel.forged(HEART_RATE, text -> text + lines).zip()).expect(413).contains("unpacks to more than");
        // A manifest that says less is found as soon as more comes out.
        send(parcel.damaged(HEART_RATE, text -> text + lines).zip()).expect(400).contains("longer than the manifest");
    }

    @Test
    void tooManyFilesAreRefused() {
        var crowded = parcel;
        for (int i = 0; i < 4_100; i++) {
            crowded.files().put("empty/" + i, new byte[0]);
        }
        try {
            send(crowded.zip()).expect(400).contains("more than 4000 files");
        } finally {
            crowded.files().keySet().removeIf(path -> path.startsWith("empty/"));
        }
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        heir.client()
                .sendUnchecked(
                        "POST",
                        "/v1/user/import",
                        "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n"
                                .getBytes(StandardCharsets.UTF_8),
                        "multipart/form-data; boundary=b")
                .expect(400)
                .contains("file: is required");
    }

    @Test
    void onlyOnesOwnFolderIsTaken() {
        var viewer = Someone.insert(server);
        one.shareWith(viewer);
        var both = viewer.client()
                .get("/v1/user/export?" + Exported.ALL_DAYS + "&encryptedUserIds=" + one.id() + "&encryptedUserIds="
                        + viewer.id())
                .expect(200)
                .bytes();
        var person = Someone.insert(server);
        var answer = send(person, both).expect(201);
        assertThat(person.readOf(person).text()).isEqualTo("[]");
        answer.contains("\"reason\":\"data of somebody else\"", one.id());
        var theirs = viewer.client()
                .get("/v1/user/export?" + Exported.ALL_DAYS + "&encryptedUserIds=" + one.id())
                .expect(200)
                .bytes();
        send(theirs).expect(400).contains("nothing of the person who made it");
        one.stopSharingWith(viewer).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEART_RATE", "checkin", "session", "day-feedback"})
    void anAccountWithDataIsRefusedAndStaysAsItIs(String data) {
        var person = Someone.insert(server);
        switch (data) {
            case "HEART_RATE" -> person.upload(MIDNIGHT + ",80,4\n");
            case "checkin" -> person.send("POST", "/v1/checkin", CHECKIN).expect(201);
            case "session" ->
                person.send("POST", "/v1/activity", "[{\"start_datetime\":\"2024-06-01T10:00:00Z\",\"type\":3}]")
                        .expect(201);
            default ->
                person.send(
                                "POST",
                                "/v1/day-feedback",
                                "[{\"datetime\":\"2024-06-01T10:00:00Z\",\"type\":1,\"value\":1}]")
                        .expect(201);
        }
        var before = stored(person);
        send(person, parcel.zip()).expect(409);
        assertThat(stored(person)).isEqualTo(before);
    }

    private String stored(Someone person) {
        var files = Exported.streamed(person, Exported.ALL_DAYS).files();
        var text = new StringBuilder();
        files.forEach((path, bytes) -> {
            if (path.startsWith(person.id())) {
                text.append(path).append('\n').append(new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }

    @Test
    void whatWasDeletedDoesNotCount() {
        var person = Someone.insert(server);
        person.upload(MIDNIGHT + ",80,4\n");
        person.client()
                .delete("/v1/measurement?type=HEART_RATE&start_day=2024-06-01&end_day=2024-06-01")
                .expect(200);
        taken(person);
    }

    /** The last statement of the import fails; the one before had kept everything else. */
    @Test
    void aFailureInTheMiddleLeavesTheAccountAsItWas() {
        server.database().execute("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON day_feedback EXECUTE FUNCTION fail()""");
        var person = Someone.insert(server);
        try {
            send(person, parcel.zip()).expect(503);
        } finally {
            server.database().execute("DROP TRIGGER fail ON day_feedback; DROP FUNCTION fail()");
        }
        assertThat(person.readOf(person).text()).isEqualTo("[]");
        assertThat(person.client().get("/v1/user/settings").text()).contains("\"settings\":{}");
        taken(person);
    }

    @Test
    void twentyADay() {
        for (int i = 0; i < 20; i++) {
            send(new byte[] {1}).expect(400);
        }
        send(parcel.zip()).expect(429);
    }
}
