package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.firmware.Desk.Part;
import app.nowatch.platform.security.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images on their way in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareUploadTest {
    private static final int LARGEST = 1 << 20;
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(new byte[64]);

    private TestServer server;
    private Desk desk;

    @BeforeAll
    void start() {
        server = TestServer.start(Map.of("firmware.max-size", "1MiB"));
        desk = Desk.open(server, "watch-2");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anImageBecomesADraftThatIsForEverybody() {
        var image = Desk.image(1, 300_000);
        var reply = desk.upload(
                        "1.4.0-rc.1+b7",
                        image,
                        "channel=BETA",
                        "release_notes=Longer nights.\nÄ",
                        "mandatory=true",
                        "min_version=1.2.0",
                        "signature=" + SIGNATURE,
                        "signed_at=2026-11-20T10:00:00.5+01:00")
                .expect(201);
        var shown = reply.json();
        assertThat(shown.get("sizeBytes").longValue()).isEqualTo(image.length);
        assertThat(shown.get("sha256").stringValue()).isEqualTo(HexFormat.of().formatHex(Sha256.of(image)));
        reply.contains(
                "\"version\":\"1.4.0-rc.1+b7\"",
                "\"hardware\":\"watch-2\"",
                "\"channel\":\"BETA\"",
                "\"releaseNotes\":\"Longer nights.\\nÄ\"",
                "\"mandatory\":true",
                "\"minVersion\":\"1.2.0\"",
                "\"signature\":\"" + SIGNATURE + "\"",
                "\"signedAt\":\"2026-11-20T09:00:00.500Z\"",
                "\"status\":\"DRAFT\"",
                "\"rolloutPercent\":100",
                "\"installs\":0",
                "\"failures\":0");
        var id = shown.get("id").stringValue();
        assertThat(desk.show(id).expect(200).json()).isEqualTo(shown);
        assertThat(server.data().resolve("blobs/firmware/" + id)).hasBinaryContent(image);
        assertThat(desk.audited(id)).singleElement().asString().contains("firmware.upload", "watch-2", "1.4.0-rc.1+b7");
    }

    @Test
    void whatWasNotSaidIsAbsentOrOff() {
        desk.upload("0.1.0", Desk.image(2, 1))
                .expect(201)
                .contains("\"releaseNotes\":\"\"", "\"mandatory\":false")
                .lacks("signature", "signedAt", "minVersion", "haltReason");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void fieldsComeInAnyOrder(long seed) {
        var image = Desk.image(seed, 70_000);
        var parts = new ArrayList<>(List.of(
                Part.of("version", "2.0." + seed),
                Part.of("hardware", "watch-2"),
                Part.of("channel", "STABLE"),
                Part.of("release_notes", "x".repeat(60_000)),
                Part.of("unknown", "y".repeat(2_000)),
                new Part("file", image)));
        Collections.shuffle(parts, new Random(seed));
        var reply = Desk.send(desk.admin(), parts).expect(201);
        assertThat(reply.json().get("sizeBytes").longValue())
                .as("seed %d", seed)
                .isEqualTo(image.length);
        assertThat(reply.json().get("releaseNotes").stringValue()).hasSize(60_000);
    }

    @Test
    void theSameHardwareAndVersionIsTakenOnce() {
        var first = desk.draft("3.0.0");
        desk.upload("3.0.0", Desk.image(3, 10)).expect(409).contains("version: there is firmware");
        desk.upload("3.0.0+other-build", Desk.image(3, 10)).expect(409);
        desk.upload("3.0.0-rc.1", Desk.image(3, 10)).expect(201);
        desk.upload("3.0.0", Desk.image(3, 10), "hardware=watch-3").expect(201);
        assertThat(desk.files())
                .contains(first)
                .hasSize(Integer.parseInt(server.database().queryOne("SELECT count(*) FROM firmware")));
    }

    @Test
    void ofTwoAtOnceOneIsTaken() {
        var replies = Desk.sideBySide(
                () -> {},
                List.of(
                        () -> desk.upload("4.0.0", Desk.image(4, 200_000)),
                        () -> desk.upload("4.0.0", Desk.image(5, 200_000)),
                        () -> desk.upload("4.0.0", Desk.image(6, 200_000))));
        assertThat(replies.stream().map(app.nowatch.Reply::status)).containsExactlyInAnyOrder(201, 409, 409);
        assertThat(desk.files())
                .containsExactlyInAnyOrderElementsOf(server.database().query("SELECT id FROM firmware"));
        assertThat(server.data().resolve("blobs/.unfinished")).isEmptyDirectory();
        var winner = replies.stream()
                .filter(reply -> reply.status() == 201)
                .findFirst()
                .orElseThrow()
                .json();
        assertThat(server.data().resolve("blobs/firmware/" + winner.get("id").stringValue()))
                .satisfies(
                        file -> assertThat(HexFormat.of().formatHex(Sha256.of(java.nio.file.Files.readAllBytes(file))))
                                .isEqualTo(winner.get("sha256").stringValue()));
    }

    /** A request up to its image, which is to be longer than what comes of it. */
    private byte[] beginning() {
        var form = """
                --b
                Content-Disposition: form-data; name="hardware"

                watch-2
                --b
                Content-Disposition: form-data; name="version"

                4.1.0
                --b
                Content-Disposition: form-data; name="channel"

                STABLE
                --b
                Content-Disposition: form-data; name="file"; filename="x.bin"

                """;
        var head = """
                POST /nowatch%s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: multipart/form-data; boundary=b
                Content-Length: 400000

                """.formatted(Desk.PATH, desk.admin().client().token());
        return (head + form).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void anUploadThatIsCutLeavesNothing() throws IOException {
        var before = desk.files();
        var unfinished = server.data().resolve("blobs/.unfinished");
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
            socket.getOutputStream().write(beginning());
            socket.getOutputStream().write(Desk.image(41, 200_000));
            socket.getOutputStream().flush();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(unfinished).isNotEmptyDirectory());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(unfinished).isEmptyDirectory());
        assertThat(desk.files()).isEqualTo(before);
        desk.upload("4.1.0", Desk.image(41, 200_000)).expect(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version=1.2 | version: must be a version",
                "version= | version: is required",
                "hardware= | hardware: is required",
                "hardware=a b | hardware: must be",
                "channel=stable | channel: must be one of [STABLE, BETA]",
                "channel= | channel: is required",
                "mandatory=yes | mandatory: must be true or false",
                "min_version=x | min_version: must be a version",
                "min_version=9.0.0 | min_version: must be older than version",
                "min_version=10.0.0 | min_version: must be older than version",
                "signature=AAAA | signature: must be the base64",
                "signed_at=2026-11-20 | signed_at: must be sent together",
            })
    void whatIsWrongIsNamedAndNothingKept(String field, String message) {
        var before = desk.files();
        var version = field.startsWith("version") ? field.split("=", 2)[1] : "9.0.0";
        var fields = field.startsWith("version") ? new String[0] : new String[] {field};
        desk.upload(version, Desk.image(7, 50_000), fields).expect(400).contains(message);
        assertThat(desk.files()).isEqualTo(before);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Desk.send(desk.admin(), List.of(Part.of("mandatory", "maybe")))
                .expect(400)
                .contains("file: is required", "version: is", "hardware: is", "channel: is", "mandatory: must");
        desk.upload("9.1.0", new byte[0]).expect(400).contains("file: must not be empty");
        desk.upload("9.1.0", new byte[] {1}, "release_notes=" + "x".repeat(65_537))
                .expect(400)
                .contains("release_notes: must be at most 65536 bytes");
        desk.upload("9.1.0", new byte[] {1}, "release_notes=a\0b").expect(400).contains("character zero");
        desk.upload("9.1.0", new byte[] {1}, "release_notes=" + "x".repeat(65_536))
                .expect(201);
    }

    @Test
    void theLargestIsTakenAndNotAByteMore() {
        desk.upload("5.0.0", Desk.image(8, LARGEST)).expect(201);
        var before = desk.files();
        desk.upload("5.0.1", Desk.image(8, LARGEST + 1)).expect(413);
        assertThat(desk.files()).isEqualTo(before);
        assertThat(server.data().resolve("blobs/.unfinished")).isEmptyDirectory();
    }

    @Test
    void onlyAdministratorsUpload() {
        var person = Someone.insert(server);
        Desk.send(person, List.of(Part.of("version", "6.0.0"))).expect(403);
        assertThat(server.database().query("SELECT id FROM firmware WHERE version = '6.0.0'"))
                .isEmpty();
    }

    @Test
    void bytesThatNoRowNamesAreSwept() throws java.io.IOException {
        var kept = desk.draft("7.0.0");
        var folder = server.data().resolve("blobs/firmware");
        var orphan = folder.resolve("0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b");
        java.nio.file.Files.write(orphan, new byte[] {1});
        server.clock().advance(Duration.ofHours(3));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !java.nio.file.Files.exists(orphan));
        assertThat(folder.resolve(kept)).exists();
        server.clock().advance(Duration.ofHours(-3));
    }
}
