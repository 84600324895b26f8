package app.nowatch.export;

import static app.nowatch.export.Exported.JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Exports of what others share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedExportTest {
    /** Noon of 2024-06-01 UTC. */
    private static final long NOON = 1_717_243_200L;

    private static final String SINCE = "2024-06-01T12:00:00.000Z";

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Someone somebody() {
        return Someone.insert(server);
    }

    private Someone owner() {
        var owner = somebody();
        owner.upload((NOON - 1) + ",61,4\n" + NOON + ",62,4\n");
        for (var time : new String[] {"2024-06-01T11:59:59Z", "2024-06-01T12:00:00Z"}) {
            owner.send("POST", "/v1/checkin", """
                    [{"datetime":"TIME","origin":"APP","reactivity":"CALM","valence":"NEUTRAL","related_feelings":[],
                    "context":[],"note":"at TIME"}]""".replace("TIME", time)).expect(201);
        }
        return owner;
    }

    private static String of(Someone... owners) {
        var query = new StringBuilder(JUNE);
        for (var owner : owners) {
            query.append("&encryptedUserIds=").append(owner.id());
        }
        return query.toString();
    }

    @Test
    void aViewerGetsWhatIsSharedFromItsStartOnAndNothingThatIsOnlyTheOwners() {
        var owner = owner();
        var viewer = somebody();
        owner.shareWith(viewer, SINCE);
        var exported = Exported.streamed(viewer, of(owner)).expectTrue();
        assertThat(exported.text(owner.id() + "/series/heart-rate.csv"))
                .isEqualTo("datetime,value,quality_indicator\n" + NOON + ",62,4\n");
        assertThat(exported.json(owner.id() + "/checkins.json").toString())
                .contains("at 2024-06-01T12:00:00Z")
                .doesNotContain("11:59:59Z");
        assertThat(exported.files().keySet())
                .hasSize(17)
                .allMatch(path -> path.startsWith(owner.id()) || !path.contains("/"))
                .noneMatch(path -> path.matches(".*(profile|settings|sharing).*"));
        assertThat(exported.manifest().get("users").toString()).isEqualTo("[\"" + owner.id() + "\"]");
        assertThat(exported.manifest().get("userId").stringValue()).isEqualTo(viewer.id());
        assertThat(exported.text("README.txt")).contains(owner.id()).doesNotContain("(you)", owner.email());
    }

    @Test
    void oneselfAndAnotherAreTwoFolders() {
        var owner = owner();
        var viewer = owner();
        owner.shareWith(viewer, SINCE);
        var exported = Exported.streamed(viewer, of(viewer, owner, viewer)).expectTrue();
        assertThat(exported.files()).hasSize(2 + 18 + 15).containsKey(viewer.id() + "/profile.json");
        assertThat(exported.text(viewer.id() + "/series/heart-rate.csv").lines())
                .hasSize(3);
        assertThat(exported.text(owner.id() + "/series/heart-rate.csv").lines()).hasSize(2);
    }

    @Test
    void whoDoesNotShareIsRefusedWhetherTheyExistOrNot() {
        var owner = owner();
        var former = somebody();
        var stranger = somebody();
        var paused = somebody();
        owner.shareWith(former);
        owner.shareWith(paused);
        owner.stopSharingWith(former).expect(200);
        owner.name("POST", "/v1/sharing/pause", paused.email()).expect(201);
        var invented = refusal(stranger, JUNE + "&encryptedUserIds=uid_" + "0".repeat(32));
        assertThat(refusal(former, of(owner))).isEqualTo(invented);
        assertThat(refusal(stranger, of(stranger, owner))).isEqualTo(invented);
        assertThat(refusal(paused, of(owner))).isEqualTo(invented);
        assertThat(refusal(Someone.admin(server), of(owner))).isEqualTo(invented);
        assertThat(refusal(stranger, JUNE + "&encryptedUserIds=../../etc")).isEqualTo(invented);
    }

    private static String refusal(Someone person, String query) {
        var streamed = person.client()
                .get("/v1/user/export?" + query)
                .expect(403)
                .json()
                .get("message");
        var created = person.client()
                .post("/v1/user/export/create?" + query, "")
                .expect(403)
                .json()
                .get("message");
        assertThat(created).isEqualTo(streamed);
        return streamed.toString();
    }

    @Test
    void theOwnerIsToldWhoExportedWhat() {
        var owner = owner();
        var viewer = somebody();
        owner.shareWith(viewer, SINCE);
        Exported.streamed(viewer, of(owner));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var lines = owner.client().get("/v1/sharing/access-log").json();
            assertThat(lines.valueStream()
                            .map(line -> line.get("kind").stringValue() + " "
                                    + line.get("viewerId").stringValue() + " "
                                    + line.get("startDay").stringValue()))
                    .contains(
                            "MEASUREMENT " + viewer.id() + " 2024-06-01",
                            "CHECKIN " + viewer.id() + " 2024-06-01",
                            "ACTIVITY " + viewer.id() + " 2024-06-01",
                            "INTENTION " + viewer.id() + " 2024-06-01",
                            "DAY_FEEDBACK " + viewer.id() + " 2024-06-01",
                            "STATISTICS " + viewer.id() + " 2024-06-01");
        });
        Exported.streamed(owner, JUNE);
        assertThat(viewer.client().get("/v1/sharing/access-log").json()).isEmpty();
    }

    @Test
    void aResultGoesOutOnlyWhileItIsShared() {
        var owner = owner();
        var viewer = somebody();
        owner.shareWith(viewer, SINCE);
        var id = Exported.create(viewer, of(owner));
        assertThat(Exported.awaitEnd(viewer, id)).isEqualTo("COMPLETED");
        Exported.of(Exported.result(viewer, id).expect(200).bytes()).expectTrue();
        Exported.result(owner, id).expect(404);
        showSince(owner, viewer, "2024-06-01T12:00:01Z");
        Exported.result(viewer, id).expect(403);
        showSince(owner, viewer, SINCE);
        Exported.result(viewer, id).expect(200);
        owner.stopSharingWith(viewer).expect(200);
        Exported.result(viewer, id).expect(403);
    }

    private static void showSince(Someone owner, Someone viewer, String since) {
        owner.send("POST", "/v1/sharing/shared-since", """
                {"email":"%s","shareSince":"%s"}""".formatted(viewer.email(), since))
                .expect(201);
    }

    /** What counts is what is in it, not what could have been in it when it was asked for. */
    @Test
    void aResultGoesOutWhileWhatWasSharedWhenItWasMadeIs() throws Exception {
        var early = owner();
        var late = owner();
        var viewer = somebody();
        early.shareWith(viewer, SINCE);
        late.shareWith(viewer, SINCE);
        String ofEarly;
        String ofLate;
        try (var waiting = Waiting.jobs(server)) {
            ofEarly = Exported.create(viewer, of(early));
            ofLate = Exported.create(viewer, of(late));
            showSince(early, viewer, "2024-01-01T00:00:00Z");
            showSince(late, viewer, "2024-06-02T00:00:00Z");
            waiting.end();
        }
        assertThat(Exported.awaitEnd(viewer, ofEarly)).isEqualTo("COMPLETED");
        assertThat(Exported.awaitEnd(viewer, ofLate)).isEqualTo("COMPLETED");
        Exported.result(viewer, ofEarly).expect(200);
        Exported.result(viewer, ofLate).expect(200);
        showSince(early, viewer, SINCE);
        showSince(late, viewer, SINCE);
        Exported.result(viewer, ofEarly).expect(403);
        Exported.result(viewer, ofLate).expect(200);
    }

    @Test
    void aShareThatEndsBeforeAJobBeginsFailsIt() throws Exception {
        var owner = owner();
        var viewer = somebody();
        owner.shareWith(viewer);
        try (var waiting = Waiting.jobs(server)) {
            var id = Exported.create(viewer, of(owner));
            owner.stopSharingWith(viewer).expect(200);
            waiting.end();
            assertThat(Exported.awaitEnd(viewer, id)).isEqualTo("FAILED");
            assertThat(Exported.result(viewer, id).expect(404).text()).contains("does not share with you");
        }
    }

    @Test
    void nobodyIsAnOwnerWhereTheListIsEmptyOrTooLong() {
        var person = somebody();
        assertThat(person.client()
                        .get("/v1/user/export?" + JUNE + "&encryptedUserIds=")
                        .expect(400)
                        .text())
                .contains("names nobody");
        var many = IntStream.range(0, 21)
                .mapToObj("uid_%032x"::formatted)
                .collect(Collectors.joining(",", "&encryptedUserIds=", ""));
        assertThat(person.client()
                        .get("/v1/user/export?" + JUNE + many)
                        .expect(400)
                        .text())
                .contains("more than 20");
    }

    @Test
    void whenAnOwnerGoesTheirDataGoFromOthersExports() {
        var owner = owner();
        var viewer = somebody();
        owner.shareWith(viewer);
        var id = Exported.create(viewer, of(owner));
        assertThat(Exported.awaitEnd(viewer, id)).isEqualTo("COMPLETED");
        owner.client().delete("/v1/user").expect(200);
        Exported.result(viewer, id).expect(404);
        assertThat(server.data().resolve("blobs/exports/" + id)).doesNotExist();
    }

    /** Each piece is asked for by itself: what was sent before the share ended is no whole zip. */
    @Test
    void aShareThatEndsMeanwhileBreaksTheDownloadOff() throws Exception {
        var owner = somebody();
        Days.ofHeartRate(server.database(), owner, 400);
        var viewer = somebody();
        owner.shareWith(viewer);
        var query = Exported.ALL_DAYS + "&types=TIMELINE_TIME-SERIES_HEART-RATE&encryptedUserIds=" + owner.id();
        var request = HttpRequest.newBuilder(URI.create(viewer.client().address() + "/nowatch/v1/user/export?" + query))
                .header("Authorization", "Bearer " + viewer.client().token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (var zip = new ZipInputStream(response.body())) {
                while (!zip.getNextEntry().getName().endsWith("heart-rate.csv")) {
                    zip.closeEntry();
                }
                zip.readNBytes(1_000_000);
                owner.stopSharingWith(viewer).expect(200);
                assertThatThrownBy(() -> {
                            zip.transferTo(OutputStream.nullOutputStream());
                            zip.getNextEntry();
                        })
                        .isInstanceOf(IOException.class);
            }
        }
    }
}
