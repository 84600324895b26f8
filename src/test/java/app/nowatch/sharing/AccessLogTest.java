package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.nowatch.People;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who read whose data, as its owner sees it. */
class AccessLogTest {
    private static final Duration FLUSHED = Duration.ofSeconds(30);

    private TestServer server;
    private Someone owner;
    private Someone viewer;

    @BeforeEach
    void start() {
        server = TestServer.start();
        // Early in an hour: what a test reads does not fall on both sides of the hour's end.
        var now = server.clock().instant();
        var nextHour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        server.clock().advance(Duration.between(now, nextHour).plusMinutes(1));
        owner = Someone.insert(server);
        viewer = Someone.insert(server);
        owner.upload("1717200000,61,4\n1717286400,62,4\n1719705600,63,4\n");
        owner.shareWith(viewer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode log(Someone person) {
        return server.client()
                .with(person.client().token())
                .get("/v1/sharing/access-log")
                .expect(200)
                .json();
    }

    private void awaitReads(int reads) {
        await().atMost(FLUSHED).untilAsserted(() -> assertThat(sum(log(owner))).isEqualTo(reads));
    }

    private static int sum(JsonNode lines) {
        int reads = 0;
        for (var line : lines) {
            reads += line.get("reads").intValue();
        }
        return reads;
    }

    private void read(Someone reader, String from, String to) {
        reader.client()
                .get(
                        "/v1/measurement?type=HEART_RATE&sort=ASC&start_day=" + from + "&end_day=" + to,
                        "shared-user",
                        owner.id())
                .expect(200);
    }

    @Test
    void theReadsOfAnHourAreOneLine() {
        var before = server.clock().instant();
        read(viewer, "2024-06-02", "2024-06-02");
        read(viewer, "2024-06-01", "2024-06-02");
        read(viewer, "2024-06-02", "2024-06-30");
        var after = server.clock().instant();
        awaitReads(3);
        var lines = log(owner);
        assertThat(lines.size()).isEqualTo(1);
        var line = lines.get(0);
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "viewerEmail", "viewerId", "kind", "startDay", "endDay", "reads", "lastReadAt");
        assertThat(line.get("viewerEmail").stringValue()).isEqualTo(viewer.email());
        assertThat(line.get("viewerId").stringValue()).isEqualTo(viewer.id());
        assertThat(line.get("kind").stringValue()).isEqualTo("MEASUREMENT");
        assertThat(line.get("startDay").stringValue()).isEqualTo("2024-06-01");
        assertThat(line.get("endDay").stringValue()).isEqualTo("2024-06-30");
        assertThat(Instant.parse(line.get("lastReadAt").stringValue())).isBetween(before, after);
    }

    @Test
    void whoDeletesTheirAccountStaysAsAPseudonym() {
        read(viewer, "2024-06-02", "2024-06-02");
        awaitReads(1);
        viewer.client().delete("/v1/user").expect(200);
        var line = log(owner).get(0);
        assertThat(line.get("viewerEmail").isNull()).isTrue();
        assertThat(line.get("viewerId").stringValue()).startsWith("uid_").isNotEqualTo(viewer.id());
        assertThat(line.get("reads").intValue()).isEqualTo(1);
    }

    @Test
    void aLineGrowsAfterItWasWritten() {
        read(viewer, "2024-06-02", "2024-06-02");
        awaitReads(1);
        read(viewer, "2024-06-01", "2024-06-01");
        awaitReads(2);
        assertThat(log(owner).size()).isEqualTo(1);
        assertThat(log(owner).get(0).get("startDay").stringValue()).isEqualTo("2024-06-01");
        assertThat(log(owner).get(0).get("endDay").stringValue()).isEqualTo("2024-06-02");
    }

    @Test
    void everyHourAndEveryViewerHasALineTheNewestFirst() {
        read(viewer, "2024-06-01", "2024-06-01");
        awaitReads(1);
        server.clock().advance(Duration.ofMinutes(61));
        var later = new Someone(People.login(server.client(), viewer.email()), viewer.email(), viewer.id());
        owner = new Someone(People.login(server.client(), owner.email()), owner.email(), owner.id());
        var second = Someone.insert(server);
        owner.shareWith(second);
        read(later, "2024-06-02", "2024-06-02");
        awaitReads(2);
        read(second, "2024-06-30", "2024-06-30");
        awaitReads(3);
        var lines = log(owner);
        assertThat(lines.size()).isEqualTo(3);
        assertThat(lines.get(0).get("viewerId").stringValue()).isEqualTo(second.id());
        assertThat(lines.get(1).get("viewerId").stringValue()).isEqualTo(viewer.id());
        assertThat(lines.get(1).get("startDay").stringValue()).isEqualTo("2024-06-02");
        assertThat(lines.get(2).get("startDay").stringValue()).isEqualTo("2024-06-01");
    }

    @Test
    void onesOwnReadsAndRefusedOnesAreNotLogged() {
        var stranger = Someone.insert(server);
        owner.readOf(owner).expect(200);
        read(owner, "2024-06-01", "2024-06-01");
        stranger.readOf(owner).expect(403);
        owner.name("POST", "/v1/sharing/pause", viewer.email()).expect(201);
        viewer.readOf(owner).expect(403);
        owner.name("POST", "/v1/sharing/resume", viewer.email()).expect(201);
        read(viewer, "2024-06-01", "2024-06-01");
        server.restart();
        assertThat(sum(log(owner))).isEqualTo(1);
        assertThat(log(owner).toString()).doesNotContain(stranger.id(), stranger.email(), owner.email());
    }

    @Test
    void aStopOfTheServerLosesNoRead() {
        for (int i = 0; i < 25; i++) {
            read(viewer, "2024-06-01", "2024-06-02");
        }
        server.restart();
        assertThat(sum(log(owner))).isEqualTo(25);
        assertThat(log(owner).size()).isEqualTo(1);
    }

    @Test
    void anOwnerSeesTheirOwnLogAlone() {
        read(viewer, "2024-06-01", "2024-06-01");
        var stranger = Someone.insert(server);
        server.restart();
        assertThat(log(owner).size()).isEqualTo(1);
        assertThat(log(viewer).size()).isZero();
        assertThat(log(stranger).size()).isZero();
    }

    @Test
    void theLogOutlivesTheShare() {
        read(viewer, "2024-06-01", "2024-06-01");
        awaitReads(1);
        owner.stopSharingWith(viewer).expect(200);
        assertThat(log(owner).get(0).get("viewerEmail").stringValue()).isEqualTo(viewer.email());
    }
}
