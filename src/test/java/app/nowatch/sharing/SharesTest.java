package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner decides about a share, and what the viewer's very next read shows of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharesTest {
    /** The first second of 2024-06-01, UTC. */
    private static final long MIDNIGHT = 1_717_200_000L;

    private static final long NOON = MIDNIGHT + 43_200;
    private static final long DAY = 86_400;

    private TestServer server;
    private Someone owner;
    private Someone viewer;
    private Someone stranger;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void register() {
        server.clock().advance(Duration.ofSeconds(5));
        owner = Someone.insert(server);
        viewer = Someone.insert(server);
        stranger = Someone.insert(server);
    }

    /** Two seconds around noon of each of two days. */
    private void uploadTwoDays() {
        owner.upload("%d,61,4\n%d,62,4\n%d,63,4\n%d,64,4\n".formatted(NOON - 1, NOON, NOON + DAY - 1, NOON + DAY));
    }

    private static List<String> values(Reply reply) {
        var values = new ArrayList<String>();
        for (var day : reply.expect(200).json()) {
            values.add(day.get("values").stringValue());
            assertThat(day.get("count").intValue())
                    .isEqualTo(day.get("values").stringValue().split("],").length);
        }
        return values;
    }

    private Reply change(String path, String more) {
        return owner.send("POST", "/v1/sharing/" + path, "{\"email\":\"" + viewer.email() + "\"" + more + "}");
    }

    private void moveTo(String since) {
        change("shared-since", ",\"shareSince\":\"" + since + "\"").expect(201);
    }

    @Test
    void anOwnerSeesWhomTheyShareWith() {
        owner.client().get("/v1/sharing").expect(200).contains("[]");
        owner.shareWith(viewer, "2024-06-01T12:00:00.000Z");
        var given = owner.client().get("/v1/sharing").expect(200).lacks(stranger.email(), stranger.id());
        assertThat(given.json().size()).isEqualTo(1);
        var share = given.json().get(0);
        assertThat(share.propertyNames())
                .containsExactlyInAnyOrder(
                        "fromId", "fromEmail", "toId", "toEmail", "sharedSince", "created", "lastUpdated");
        assertThat(share.get("fromId").stringValue()).isEqualTo(owner.id());
        assertThat(share.get("fromEmail").stringValue()).isEqualTo(owner.email());
        assertThat(share.get("toId").stringValue()).isEqualTo(viewer.id());
        assertThat(share.get("toEmail").stringValue()).isEqualTo(viewer.email());
        assertThat(share.get("sharedSince").stringValue()).isEqualTo("2024-06-01T12:00:00.000Z");
        for (var other : List.of(viewer, stranger)) {
            other.client().get("/v1/sharing").expect(200).lacks(owner.email(), owner.id());
        }
        stranger.client().get("/v1/shared").expect(200).lacks(owner.email(), viewer.email());
    }

    @Test
    void whatIsNotSharedIsForbiddenInTheSameWordsForEverybody() {
        uploadTwoDays();
        owner.shareWith(viewer);
        var words =
                stranger.readOf(owner).expect(403).lacks(owner.email()).json().get("message");
        for (var id : List.of(
                "uid_" + "0".repeat(32), "nobody", "", owner.id().toUpperCase(Locale.ROOT), owner.id() + " x")) {
            var nobody = new Someone(stranger.client(), "", id);
            assertThat(stranger.readOf(nobody).expect(403).json().get("message"))
                    .isEqualTo(words);
        }
        assertThat(owner.readOf(viewer).expect(403).json().get("message")).isEqualTo(words);
        assertThat(values(owner.readOf(owner))).hasSize(2);
    }

    @Test
    void anEndIsFeltByTheVeryNextRequest() {
        uploadTwoDays();
        owner.shareWith(viewer);
        assertThat(values(viewer.readOf(owner))).hasSize(2);
        stranger.stopSharingWith(viewer).expect(404);
        viewer.stopSharingWith(owner).expect(404);
        assertThat(values(viewer.readOf(owner))).hasSize(2);

        owner.stopSharingWith(viewer).expectNothing(200);
        viewer.readOf(owner).expect(403).lacks("[61");
        viewer.client().get("/v1/shared").expect(200).lacks(owner.email(), owner.id());
        owner.client().get("/v1/sharing").expect(200).lacks(viewer.email());
        owner.stopSharingWith(viewer).expect(404);

        owner.shareWith(viewer);
        assertThat(values(viewer.readOf(owner))).hasSize(2);
    }

    @Test
    void anAddressIsTheSameInAnyCase() {
        owner.shareWith(viewer);
        owner.name("DELETE", "/v1/sharing", viewer.email().toUpperCase(Locale.ROOT))
                .expectNothing(200);
        viewer.readOf(owner).expect(403);
    }

    @Test
    void aStartCutsADayAndLeavesOutWhatLiesBefore() {
        uploadTwoDays();
        owner.shareWith(viewer, "2024-06-01T12:00:00Z");
        assertThat(values(viewer.readOf(owner)))
                .containsExactly("{\"43200\":[62,4]}", "{\"43199\":[63,4],\"43200\":[64,4]}");
        moveTo("2024-06-02T12:00:00.000Z");
        assertThat(values(viewer.readOf(owner))).containsExactly("{\"43200\":[64,4]}");
        moveTo("2024-06-02T12:00:00.001Z");
        assertThat(values(viewer.readOf(owner))).isEmpty();
        moveTo("2024-06-02T13:59:59+02:00");
        assertThat(values(viewer.readOf(owner))).containsExactly("{\"43199\":[63,4],\"43200\":[64,4]}");
        moveTo("2024-06-02");
        assertThat(values(viewer.readOf(owner))).containsExactly("{\"43199\":[63,4],\"43200\":[64,4]}");
        assertThat(values(owner.readOf(owner))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"shareSince\":null"})
    void withoutAStartEverythingShows(String start) {
        uploadTwoDays();
        owner.shareWith(viewer, "2024-06-02T12:00:00Z");
        var share = change("shared-since", start).expect(201).json();
        assertThat(share.get("sharedSince").stringValue()).isEqualTo(Someone.ALWAYS);
        assertThat(share.get("toId").stringValue()).isEqualTo(viewer.id());
        assertThat(viewer.readOf(owner).expect(200).text())
                .isEqualTo(owner.readOf(owner).text());
    }

    @Test
    void theFingerprintOfAnAnswerChangesWithTheStart() {
        uploadTwoDays();
        owner.shareWith(viewer);
        var whole = viewer.readOf(owner).expect(200).header("ETag");
        assertThat(viewer.readOf(owner, "If-None-Match", whole).expect(304).bytes())
                .isEmpty();
        moveTo("2024-06-01T12:00:00Z");
        var cut = viewer.readOf(owner, "If-None-Match", whole).expect(200).lacks("[61");
        assertThat(cut.header("ETag")).isNotEmpty().isNotEqualTo(whole);
        moveTo("2024-06-02T12:00:00Z");
        viewer.readOf(owner, "If-None-Match", cut.header("ETag")).expect(200).lacks("[62", "[63");
        owner.stopSharingWith(viewer).expect(200);
        viewer.readOf(owner, "If-None-Match", whole).expect(403);
    }

    @Test
    void aPauseHidesEverythingUntilItEnds() {
        uploadTwoDays();
        owner.shareWith(viewer);
        var paused = change("pause", "").expect(201).json();
        assertThat(paused.get("paused").booleanValue()).isTrue();
        viewer.readOf(owner).expect(403).lacks("[61");
        viewer.client().get("/v1/shared").expect(200).lacks(owner.email(), owner.id());
        owner.client().get("/v1/sharing").expect(200).contains(viewer.email(), "\"paused\":true");
        change("pause", "").expect(201);
        owner.invite(viewer).expect(409);

        var resumed = change("resume", "").expect(201).json();
        assertThat(resumed.has("paused")).isFalse();
        assertThat(values(viewer.readOf(owner))).hasSize(2);
        change("resume", "").expect(201);
    }

    @Test
    void anEndDateEndsItByItself() {
        uploadTwoDays();
        owner.shareWith(viewer);
        var end = server.clock().instant().plusSeconds(600).toString();
        var share =
                change("expires", ",\"expiresAt\":\"" + end + "\"").expect(201).json();
        assertThat(share.get("expiresAt").stringValue()).startsWith(end.substring(0, 19));
        assertThat(values(viewer.readOf(owner))).hasSize(2);
        server.clock().advance(Duration.ofSeconds(601));
        viewer.readOf(owner).expect(403);
        viewer.client().get("/v1/shared").expect(200).lacks(owner.email(), owner.id());
        owner.client().get("/v1/sharing").expect(200).lacks(viewer.email());
        for (var path : List.of("pause", "resume", "shared-since")) {
            change(path, "").expect(404);
        }
        change("expires", ",\"expiresAt\":null").expect(404);
        owner.stopSharingWith(viewer).expect(404);
        viewer.readOf(owner).expect(403);
        owner.shareWith(viewer);
        assertThat(values(viewer.readOf(owner))).hasSize(2);
    }

    @Test
    void anEndDateIsTakenAwayAgain() {
        uploadTwoDays();
        owner.shareWith(viewer);
        var end = server.clock().instant().plusSeconds(60).toString();
        change("expires", ",\"expiresAt\":\"" + end + "\"").expect(201);
        var share = change("expires", ",\"expiresAt\":null").expect(201).json();
        assertThat(share.has("expiresAt")).isFalse();
        server.clock().advance(Duration.ofSeconds(61));
        assertThat(values(viewer.readOf(owner))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expires | ,\"expiresAt\":\"2024-06-01T00:00:00Z\"",
                "expires | ,\"expiresAt\":\"never\"",
                "expires | ,\"expiresAt\":1",
                "expires | ``",
                "shared-since | ,\"shareSince\":\"June\"",
                "shared-since | ,\"shareSince\":0",
                "pause | ,\"email\":1",
                "resume | ,\"email\":null"
            })
    void whatBreaksARuleChangesNothing(String path, String more) {
        uploadTwoDays();
        owner.shareWith(viewer);
        var before = owner.client().get("/v1/sharing").text();
        change(path, more).expect(400);
        assertThat(owner.client().get("/v1/sharing").text()).isEqualTo(before);
        assertThat(values(viewer.readOf(owner))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "shared-since", "expires"})
    void nobodyButTheOwnerDecides(String path) {
        owner.shareWith(viewer);
        var before = owner.client().get("/v1/sharing").text();
        var more = path.equals("expires") ? ",\"expiresAt\":null" : "";
        for (var actor : List.of(viewer, stranger)) {
            for (var named : List.of(viewer.email(), owner.email(), "nobody@example.org")) {
                actor.send("POST", "/v1/sharing/" + path, "{\"email\":\"" + named + "\"" + more + "}")
                        .expect(404)
                        .lacks(owner.id(), viewer.id());
            }
        }
        assertThat(owner.client().get("/v1/sharing").text()).isEqualTo(before);
    }

    @Test
    void aShareEndsWithTheAccountOfEither() {
        uploadTwoDays();
        var second = Someone.insert(server);
        owner.shareWith(viewer);
        owner.shareWith(second);
        viewer.client().delete("/v1/user").expect(200);
        owner.client().get("/v1/sharing").expect(200).contains(second.id()).lacks(viewer.id(), viewer.email());
        owner.client().delete("/v1/user").expect(200);
        second.readOf(owner).expect(403);
        second.client().get("/v1/shared").expect(200).lacks(owner.id(), owner.email());
    }

    @Test
    void ownersAndViewersAreNotMixedUp() {
        var second = Someone.insert(server);
        uploadTwoDays();
        stranger.upload("%d,71,4\n".formatted(NOON));
        owner.shareWith(viewer);
        stranger.shareWith(second);
        viewer.readOf(owner).expect(200).contains("[61").lacks("[71");
        second.readOf(stranger).expect(200).contains("[71").lacks("[61");
        viewer.readOf(stranger).expect(403);
        second.readOf(owner).expect(403);
        viewer.readOf(viewer).expect(200).lacks("[61");
    }
}
