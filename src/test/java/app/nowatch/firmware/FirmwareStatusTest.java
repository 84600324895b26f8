package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators do with an image, and who has signed it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareStatusTest {
    private TestServer server;
    private Desk desk;
    private int version;

    @BeforeAll
    void start() {
        server = TestServer.start(Map.of("http.trusted-proxies", "127.0.0.1"));
        desk = Desk.open(server, "watch-2");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String draft() {
        version++;
        return desk.draft("1.0." + version);
    }

    private String in(Status status) {
        var id = draft();
        if (status == Status.PAUSED) {
            desk.become(id, "ACTIVE").expect(200);
        }
        if (status != Status.DRAFT) {
            desk.become(id, status.name()).expect(200);
        }
        return id;
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, ACTIVE, 200", "DRAFT, PAUSED, 409", "DRAFT, RETIRED, 200",
        "ACTIVE, DRAFT, 409", "ACTIVE, PAUSED, 200", "ACTIVE, RETIRED, 200",
        "PAUSED, DRAFT, 409", "PAUSED, ACTIVE, 200", "PAUSED, RETIRED, 200",
        "RETIRED, DRAFT, 409", "RETIRED, ACTIVE, 409", "RETIRED, PAUSED, 409"
    })
    void onlySomeStepsArePossible(Status from, Status to, int status) {
        var id = in(from);
        desk.become(id, to.name()).expect(status);
        var now = status == 200 ? to : from;
        desk.show(id).contains("\"status\":\"" + now + "\"");
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, 200", "ACTIVE, 409", "PAUSED, 409", "RETIRED, 200"})
    void onlyWhatNobodyGetsCanBeDeleted(Status from, int status) {
        var id = in(from);
        desk.admin().client().delete(Desk.PATH + "/" + id).expect(status);
        desk.show(id).expect(status == 200 ? 404 : 200);
        assertThat(desk.files().contains(id)).isEqualTo(status != 200);
        assertThat(desk.audited(id).stream().anyMatch(line -> line.startsWith("firmware.delete")))
                .isEqualTo(status == 200);
    }

    @Test
    void whatIsSentChangesAndNothingElse() {
        var id = draft();
        desk.change(id, "{\"rollout_percent\":10,\"mandatory\":true,\"release_notes\":\"New.\",\"status\":null}")
                .expect(200)
                .contains("\"rolloutPercent\":10", "\"mandatory\":true", "\"releaseNotes\":\"New.\"", "\"DRAFT\"");
        var before = desk.show(id).json();
        desk.change(id, "{\"rollout_percent\":10,\"mandatory\":true,\"status\":\"DRAFT\"}")
                .expect(200);
        desk.change(id, "{}").expect(200);
        assertThat(desk.show(id).json()).isEqualTo(before);
        assertThat(desk.audited(id)).hasSize(2);
        assertThat(desk.audited(id).getLast())
                .startsWith("firmware.change")
                .contains("\"rollout_percent\":10", "\"mandatory\":true", "\"release_notes\":\"changed\"")
                .doesNotContain("status", "signature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rollout_percent\":101} | rollout_percent: must be a whole number from 0 to 100",
                "{\"rollout_percent\":-1} | rollout_percent:",
                "{\"rollout_percent\":\"10\"} | rollout_percent:",
                "{\"status\":\"active\"} | status: must be",
                "{\"mandatory\":1} | mandatory: must be true or false",
                "{\"signature\":\"x\",\"signed_at\":\"2026-01-01\"} | signature: must be the base64",
                "{\"signed_at\":\"2026-01-01\"} | signed_at: must be sent together",
                "[] | body: must be a JSON object",
            })
    void whatIsWrongIsRefused(String body, String message) {
        var id = draft();
        desk.change(id, body).expect(400).contains(message);
    }

    @Test
    void whatHasHaltedItselfIsResumedBeforeItIsWidened() {
        var id = draft();
        desk.become(id, "ACTIVE").expect(200);
        desk.reports(id, 19, "FAILED");
        Desk.report(Someone.insert(server), id, "FAILED").expect(201);
        desk.show(id).contains("\"status\":\"PAUSED\"", "haltReason");
        desk.change(id, "{\"status\":\"ACTIVE\",\"rollout_percent\":100}")
                .expect(409)
                .contains("rollout_percent: this rollout has halted itself; resume it");
        desk.show(id).contains("\"status\":\"PAUSED\"", "haltReason");
        desk.become(id, "ACTIVE").expect(200).lacks("haltReason");
        desk.change(id, "{\"rollout_percent\":50}").expect(200).contains("\"rolloutPercent\":50");
    }

    /** As administrators read it. */
    @Test
    void theTrailTellsWhoDidWhatToWhichImageFromWhere() {
        String[] from = {"X-Forwarded-For", "192.0.2.18"};
        var id = desk.upload("7.0.0", Desk.image(7, 10))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        desk.admin()
                .send("PATCH", Desk.PATH + "/" + id, "{\"status\":\"RETIRED\"}", from)
                .expect(200);
        desk.admin().client().delete(Desk.PATH + "/" + id).expect(200);
        var lines = desk.admin()
                .client()
                .get("/v1/admin/audit?limit=1000")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.get("subject").stringValue().equals("firmware/" + id))
                .toList();
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(line.get("actor").stringValue())
                            .isEqualTo(desk.admin().id());
                    assertThat(line.get("detail").get("hardware").stringValue()).isEqualTo("watch-2");
                    assertThat(line.get("detail").get("version").stringValue()).isEqualTo("7.0.0");
                    assertThat(line.get("detail").get("address").stringValue()).isNotEmpty();
                })
                .extracting(line -> line.get("action").stringValue())
                .containsExactlyInAnyOrder("firmware.upload", "firmware.change", "firmware.delete");
        assertThat(lines)
                .filteredOn(line -> line.get("action").stringValue().equals("firmware.change"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("detail").get("status").stringValue()).isEqualTo("RETIRED");
                    assertThat(line.get("detail").get("address").stringValue()).isEqualTo("192.0.2.18");
                });
    }

    @Test
    void releaseNotesAreBounded() {
        var id = draft();
        desk.change(id, "{\"release_notes\":\"" + "ä".repeat(32_768) + "\"}").expect(200);
        desk.change(id, "{\"release_notes\":\"" + "ä".repeat(32_769) + "\"}")
                .expect(400)
                .contains("65536 bytes");
    }

    @Test
    void theNewestStandsFirstByHardware() {
        var other = new Desk(server, desk.admin(), "band-1");
        other.draft("1.9.0");
        other.draft("1.10.0");
        other.draft("1.10.0-rc.1");
        var versions = desk.admin()
                .client()
                .get(Desk.PATH + "?hardware=band-1")
                .expect(200)
                .json()
                .valueStream()
                .map(item -> item.get("version").stringValue());
        assertThat(versions).containsExactly("1.10.0", "1.10.0-rc.1", "1.9.0");
        var first = desk.admin().client().get(Desk.PATH).expect(200).json().get(0);
        assertThat(first.get("hardware").stringValue()).isEqualTo("band-1");
        desk.admin().client().get(Desk.PATH + "?hardware=a%20b").expect(400);
    }

    /** With two keys, as while one takes the place of the other. */
    @Test
    void withAPublicKeyNothingUnsignedBecomesActive() {
        var old = Desk.newKeys();
        var young = Desk.newKeys();
        var keys = Desk.publicKey(old) + ", " + Desk.publicKey(young);
        try (var signed = TestServer.start(Map.of("firmware.public-key", keys))) {
            var at = Instant.parse("2026-11-20T10:00:00.123Z");
            var strict = Desk.open(signed, "watch-2");
            for (var pair : List.of(old, young)) {
                var id = strict.draft(pair == old ? "1.0.1" : "1.0.2", "min_version=0.9.0");
                strict.become(id, "ACTIVE").expect(409).contains("not signed");
                strict.change(id, signature(Desk.sign(Desk.newKeys(), statement(strict, id, at)), at))
                        .expect(200);
                strict.become(id, "ACTIVE").expect(409).contains("not that of a key");
                strict.change(id, signature(Desk.sign(pair, statement(strict, id, at)), at.plusMillis(1)))
                        .expect(200);
                strict.become(id, "ACTIVE").expect(409);
                var body = signature(Desk.sign(pair, statement(strict, id, at)), at);
                strict.change(id, body.replace("{", "{\"status\":\"ACTIVE\",")).expect(200);
                strict.change(id, signature(Desk.sign(Desk.newKeys(), statement(strict, id, at)), at))
                        .expect(409);
                strict.become(id, "PAUSED").expect(200);
                strict.change(id, signature(Desk.sign(Desk.newKeys(), statement(strict, id, at)), at))
                        .expect(200);
                strict.become(id, "ACTIVE").expect(409);
                strict.show(id).contains("PAUSED");
                strict.change(id, body.replace("{", "{\"status\":\"ACTIVE\",")).expect(200);
                aWatchTakes(strict, old, young);
            }
        }
    }

    /** What the server answers is all that a watch needs. */
    private static void aWatchTakes(Desk desk, KeyPair... keys) {
        var answer = desk.latest(desk.admin(), "0.9.5").expect(200);
        var path = "/v1/firmware/" + answer.json().get("id").stringValue() + "/download";
        var trusted = PublicKeys.parse(Stream.of(keys).map(Desk::publicKey).toList());
        try {
            var image = Files.createTempFile(desk.server().data(), "", ".bin");
            Files.write(image, desk.admin().client().get(path).expect(200).bytes());
            var check = new WatchCheck(trusted, desk.hardware(), new SemVer("0.9.5"));
            assertThat(check.refusal(FirmwareMetadata.read(answer.bytes()), image))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signature(String signature, Instant at) {
        return "{\"signature\":\"" + signature + "\",\"signed_at\":\"" + at + "\"}";
    }

    /** What a watch puts together from the answer. */
    private static FirmwareStatement statement(Desk desk, String id, Instant at) {
        var shown = desk.show(id).json();
        return new FirmwareStatement(
                shown.get("hardware").stringValue(),
                shown.get("version").stringValue(),
                shown.get("sha256").stringValue(),
                shown.get("sizeBytes").longValue(),
                shown.get("minVersion").stringValue(),
                at);
    }
}
