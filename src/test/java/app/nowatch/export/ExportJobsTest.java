package app.nowatch.export;

import static app.nowatch.export.Exported.ALL_DAYS;
import static app.nowatch.export.Exported.JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports that are made in the background. */
class ExportJobsTest {
    private static final String PROFILE = JUNE + "&types=ACCOUNT_PROFILE";

    private TestServer server;
    private Someone person;

    @BeforeEach
    void start() {
        server = TestServer.start();
        person = Someone.insert(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A token lives for an hour. */
    private void signInAgain() {
        person = new Someone(People.login(server.client(), person.email()), person.email(), person.id());
    }

    @Test
    void oneAsksComesBackAndFetchesIt() {
        person.upload("1717200000,61,4\n");
        var id = Exported.create(person, JUNE + "&types=TIMELINE_TIME-SERIES_HEART-RATE,ACCOUNT_PROFILE");
        assertThat(Exported.awaitEnd(person, id)).isEqualTo("COMPLETED");
        var job = person.client().get("/v1/user/export/list").expect(200).json().get(0);
        assertThat(job.get("userId").stringValue()).isEqualTo(person.id());
        assertThat(job.get("types").toString()).isEqualTo("[\"TIMELINE_TIME-SERIES_HEART-RATE\",\"ACCOUNT_PROFILE\"]");
        assertThat(job.get("exportedUserIds").toString()).isEqualTo("[\"" + person.id() + "\"]");
        var exported =
                Exported.of(Exported.result(person, id).expect(200).bytes()).expectTrue();
        assertThat(exported.text(person.id() + "/series/heart-rate.csv")).endsWith("1717200000,61,4\n");
        var second = Exported.create(person, PROFILE);
        assertThat(person.client()
                        .get("/v1/user/export/list")
                        .json()
                        .valueStream()
                        .map(each -> each.get("id").stringValue()))
                .containsExactly(second, id);
        Exported.result(Someone.insert(server), id).expect(404);
        assertThat(Someone.insert(server)
                        .client()
                        .get("/v1/user/export/list")
                        .expect(200)
                        .json())
                .isEmpty();
    }

    /** A download that broke off goes on where it was. */
    @Test
    void aResultIsResumed() {
        var id = Exported.create(person, JUNE);
        Exported.awaitEnd(person, id);
        var whole = Exported.result(person, id).expect(200);
        byte[] bytes = whole.bytes();
        var tag = whole.header("ETag");
        assertThat(whole.header("Content-Type")).isEqualTo("application/zip");
        assertThat(whole.header("Content-Disposition"))
                .matches("attachment; filename=\"nowatch-export-[0-9-]{10}\\.zip\"");
        var rest = Exported.result(person, id, "Range", "bytes=100-", "If-Range", tag)
                .expect(206);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 100, bytes.length));
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 100-" + (bytes.length - 1) + "/" + bytes.length);
        assertThat(Exported.result(person, id, "Range", "bytes=100-", "If-Range", "\"other\"")
                        .expect(200)
                        .bytes())
                .isEqualTo(bytes);
        Exported.result(person, id, "Range", "bytes=" + bytes.length + "-").expect(416);
        Exported.result(person, id, "If-None-Match", tag).expect(304);
        var head = person.client().sendUnchecked("HEAD", "/v1/user/export/" + id + "/result", new byte[0], "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
    }

    @ParameterizedTest
    @CsvSource({"0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b", "x", "list"})
    void whatIsNotThereIsNotFound(String id) {
        Exported.result(person, id).expect(404);
    }

    /** Sixteen requests at once, and three exports: counted under the account's lock. */
    @Test
    void threeAtOnceAreEnough() throws Exception {
        // Nothing is finished meanwhile: what makes exports stands before this lock.
        try (var connection = server.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE series_day IN ACCESS EXCLUSIVE MODE");
            assertThat(createAtOnce(16))
                    .containsOnly(201, 429)
                    .filteredOn(status -> status == 201)
                    .hasSize(3);
            var reply =
                    person.client().post("/v1/user/export/create?" + JUNE, "").expect(429);
            assertThat(reply.header("Retry-After")).isEqualTo("60");
            var ids = person.client()
                    .get("/v1/user/export/list")
                    .json()
                    .valueStream()
                    .map(job -> job.get("id").stringValue())
                    .toList();
            Exported.result(person, ids.getFirst()).expect(409);
            Exported.create(Someone.insert(server), PROFILE);
            connection.rollback();
            ids.forEach(id -> assertThat(Exported.awaitEnd(person, id)).isEqualTo("COMPLETED"));
        }
        Exported.create(person, PROFILE);
    }

    private List<Integer> createAtOnce(int many) throws Exception {
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return person.client()
                            .post("/v1/user/export/create?" + JUNE, "")
                            .status();
                }));
            }
            start.countDown();
        }
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    @Test
    void aServerThatStopsInTheMiddleGoesOnWhenItIsBack() {
        Days.ofHeartRate(server.database(), person, 400);
        var id = Exported.create(person, ALL_DAYS + "&types=TIMELINE_TIME-SERIES_HEART-RATE");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.database()
                        .queryOne("SELECT attempts FROM export_job")
                        .equals("1"));
        assertThat(Exported.status(person, id)).isEqualTo("IN_PROGRESS");
        server.restart();
        assertThat(server.database().queryOne("SELECT status FROM export_job")).isEqualTo("IN_PROGRESS");
        var back = new Someone(person.client().at(server.client().address()), person.email(), person.id());
        assertThat(Exported.awaitEnd(back, id)).isEqualTo("COMPLETED");
        assertThat(server.database().queryOne("SELECT attempts FROM export_job"))
                .as("the stop was no try")
                .isEqualTo("1");
        var rows = Exported.manifestOf(Exported.result(back, id).expect(200).bytes())
                .get("files")
                .get(0)
                .get("rows")
                .longValue();
        assertThat(rows).isEqualTo(400L * Days.SECONDS);
    }

    /** As when the process was killed in the middle, each time. */
    @Test
    void oneThatEndsTheServerEachTimeIsGivenUp() throws Exception {
        try (var waiting = Waiting.jobs(server)) {
            var id = Exported.create(person, PROFILE);
            server.database().execute("UPDATE export_job SET attempts = 3 WHERE id = '" + id + "'");
            waiting.end();
            assertThat(Exported.awaitEnd(person, id)).isEqualTo("FAILED");
            assertThat(Exported.result(person, id).expect(404).text()).contains("something unexpected");
        }
    }

    @Test
    void theNewestFiveAreKept() {
        var first = Exported.create(person, PROFILE);
        Exported.awaitEnd(person, first);
        var zips = server.data().resolve("blobs/exports");
        assertThat(zips.resolve(first)).exists();
        for (int i = 0; i < 4; i++) {
            Exported.awaitEnd(person, Exported.create(person, PROFILE));
        }
        assertThat(jobs()).hasSize(5).contains(first);
        Exported.create(person, PROFILE);
        assertThat(jobs()).hasSize(5).doesNotContain(first);
        assertThat(zips.resolve(first)).doesNotExist();
    }

    @Test
    void afterAWeekItIsGone() throws IOException {
        var id = Exported.create(person, PROFILE);
        Exported.awaitEnd(person, id);
        var folder = server.data().resolve("blobs/exports");
        var orphan = folder.resolve("0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b");
        Files.write(orphan, new byte[] {1});
        server.clock().advance(Duration.ofDays(6));
        signInAgain();
        var young = Exported.create(person, PROFILE);
        Exported.awaitEnd(person, young);
        server.clock().advance(Duration.ofDays(1));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    // What cleans up may just have looked, and then looks again after an hour.
                    server.clock().advance(Duration.ofMinutes(61));
                    return !jobs().contains(id) && Files.notExists(orphan);
                });
        signInAgain();
        Exported.result(person, id).expect(404);
        assertThat(folder.resolve(id)).doesNotExist();
        Exported.result(person, young).expect(200);
    }

    private List<String> jobs() {
        return server.database().query("SELECT id FROM export_job");
    }

    @Test
    void itGoesWithTheAccount() {
        var id = Exported.create(person, PROFILE);
        Exported.awaitEnd(person, id);
        assertThat(server.data().resolve("blobs/exports/" + id)).exists();
        person.client().delete("/v1/user").expect(200);
        assertThat(jobs()).isEmpty();
        assertThat(server.data().resolve("blobs/exports/" + id)).doesNotExist();
    }

    /** A disk that takes nothing: a folder that is a file. After the third try it is given up, and nothing is left. */
    @Test
    void whereThereIsNoRoomItFailsAndLeavesNothing() throws IOException {
        var exports = server.data().resolve("blobs/exports");
        Files.write(exports, new byte[] {1});
        var id = Exported.create(person, PROFILE);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            server.clock().advance(Duration.ofMinutes(10));
            return server.database().queryOne("SELECT status FROM export_job").equals("FAILED");
        });
        signInAgain();
        assertThat(Exported.result(person, id).expect(404).text()).contains("no room");
        try (var left = Files.list(server.data().resolve("blobs/.unfinished"))) {
            assertThat(left).isEmpty();
        }
        Files.delete(exports);
        assertThat(Exported.awaitEnd(person, Exported.create(person, PROFILE))).isEqualTo("COMPLETED");
    }
}
