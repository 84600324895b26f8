package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.nowatch.journal.JournalKind;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.erasures.ErasedHash;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Somebody of whom the server keeps everything that it can keep goes: nothing tells of them any more. */
class ErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADDRESS = "zebulon.unmistakable@example.org";
    private static final String NAME = "Zebulonius";

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("app.nowatch");
    private TestServer server;
    private Someone person;
    private Someone friend;
    private Someone stranger;
    private Someone admin;
    private Traces traces;

    @BeforeEach
    void start() throws IOException {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
        server = TestServer.start();
        person = Someone.insert(server, ADDRESS);
        friend = Someone.insert(server);
        stranger = Someone.insert(server);
        admin = Someone.admin(server);
        traces = new Traces(person.id(), ADDRESS, NAME);
        livesTheirLife(person);
        livesTheirLife(friend);
        shares();
        meetsTheServer();
    }

    @AfterEach
    void stop() {
        server.close();
        logger.setLevel(null);
        logger.detachAppender(lines);
    }

    private void livesTheirLife(Someone who) {
        who.upload("1717200000,61,4\n1717200001,62,4\n");
        for (var kind : JournalKind.values()) {
            who.client()
                    .post(
                            kind.path(),
                            "[" + kind.item(JournalKind.START, "a note of " + who.email()) + "]",
                            "Idempotency-Key",
                            "key-of-" + who.email() + kind)
                    .expect(201);
        }
        who.client().get("/v1/statistics?type=SLEEP_DURATION&start_day=2024-06-01&end_day=2024-06-02");
        who.client()
                .put("/v1/user/settings", "{\"settings\": {\"timezone\": \"Europe/Amsterdam\"}}")
                .expect(200);
        who.client().post("/v2/insight", """
                        {"time_format":"24h","today_triggers":[],"today_metrics":{},"past_daily_metrics":{},
                        "past_triggers":{},"previous_research_insight_ids":[]}""", "app-version", "4.12.0").expect(201);
    }

    private void shares() throws IOException {
        person.client().put("/v1/user", "{\"first_name\": \"" + NAME + "\"}").expect(200);
        person.shareWith(friend);
        friend.shareWith(person);
        person.invite(stranger).expect(201);
        person.propose("invite", "nobody-yet@example.org", Someone.ALWAYS).expect(201);
        stranger.request(person).expect(201);
        sortsWithPicture(person, friend);
        sortsWithPicture(friend, person);
        takesAlong(person);
        takesAlong(friend);
        await().atMost(PATIENCE).until(() -> filesIn("exports") == 2);
        person.readOf(friend).expect(200);
        friend.readOf(person).expect(200);
        await().atMost(PATIENCE)
                .until(() -> !server.database()
                        .query("SELECT 1 FROM access_log WHERE kind = 'MEASUREMENT' GROUP BY kind HAVING count(*) >= 2")
                        .isEmpty());
    }

    private void takesAlong(Someone who) {
        who.client()
                .post(
                        "/v1/user/export/create?start_day=2024-06-01&end_day=2024-06-02&encryptedUserIds=" + person.id()
                                + "," + friend.id(),
                        "")
                .expect(201);
    }

    private static void sortsWithPicture(Someone viewer, Someone owner) throws IOException {
        var picture = Files.readAllBytes(Path.of("src/main/resources/mock/noor.png"));
        viewer.client()
                .multipart("/v1/shared/custom/profile-picture", Map.of("userId", owner.id()), picture)
                .expect(201);
        viewer.send("POST", "/v1/shared/groups", "{\"name\":\"Friends of " + viewer.email() + "\"}")
                .expect(201);
        var group = viewer.client().get("/v1/shared/groups").expect(200).json().get(0);
        viewer.nameById("POST", "/v1/shared/groups/" + group.get("id").stringValue() + "/members", owner.id())
                .expect(201);
    }

    /** Codes, mails, an administrator who looks after them; rooms with endpoints of many parts are filled by hand. */
    private void meetsTheServer() {
        server.client()
                .post("/v1/auth/forgot_password", "{\"email\":\"" + ADDRESS + "\"}")
                .expect(201);
        server.client()
                .post("/v2/auth/login", People.credentials(ADDRESS, "Wrong-Password-1"))
                .expect(401);
        person.client().post("/v1/user/beta_access", "").expect(201);
        admin.client().post("/v1/user/admin/" + stranger.id() + "/lock", "").expect(201);
        person.client().put("/v1/user", "{\"is_admin\": false}").expect(200);
        server.database().execute("""
                INSERT INTO audit_person (pseudonym, user_id) VALUES (gen_random_uuid(), '%1$s') ON CONFLICT DO NOTHING;
                INSERT INTO address_code VALUES (sha256('%2$s'), 'kid', gen_random_uuid(), 5, now(), now());
                INSERT INTO mail (id, user_id, kind, recipient, parameters, status, created)
                VALUES (gen_random_uuid(), '%1$s', 'sharing-invite', 'x@example.org', '{"from":"%2$s"}', 'FAILED', now());
                INSERT INTO firmware (id, hardware, version, channel, size_bytes, sha256, release_notes, mandatory, status,
                                      rollout_percent, attempt, created, updated, failures, people_since, failures_since)
                VALUES (gen_random_uuid(), 'V1', '1.0.0', 'STABLE', 1, '', '', false, 'RETIRED', 0, 1, now(), now(), 1, 1, 1);
                INSERT INTO firmware_offer SELECT id, '%1$s', now() FROM firmware;
                INSERT INTO firmware_report SELECT id, '%1$s', 'FAILED', '', 'device', 1, now() FROM firmware;
                INSERT INTO insight_feedback VALUES ('%1$s', 'i', '2024-06-01', 'SLEEP', NULL, '4', '{}', true, false, now(), now());
                INSERT INTO minute_day VALUES ('%1$s', '2024-06-01', 1, '') ON CONFLICT DO NOTHING;
                INSERT INTO daily_figures VALUES ('%1$s', '2024-06-01', gen_random_uuid(), '{}') ON CONFLICT DO NOTHING;
                CREATE TABLE a_source PARTITION OF telemetry_source FOR VALUES FROM ('2020-01-01') TO ('2020-01-02');
                CREATE TABLE a_span PARTITION OF telemetry_span FOR VALUES FROM ('2020-01-01') TO ('2020-01-02');
                CREATE TABLE a_metric PARTITION OF telemetry_metric FOR VALUES FROM ('2020-01-01') TO ('2020-01-02');
                CREATE TABLE a_log PARTITION OF telemetry_log FOR VALUES FROM ('2020-01-01') TO ('2020-01-02');
                INSERT INTO telemetry_source VALUES (gen_random_uuid(), '2020-01-01 12:00Z', '%1$s', '%2$s');
                INSERT INTO telemetry_forward (user_id, signal, body, created) VALUES ('%1$s', 'LOG', '%2$s', now());
                """.formatted(Traces.uuid(person), ADDRESS));
        for (var signal : List.of("span", "metric", "log")) {
            server.database().execute("""
                    INSERT INTO telemetry_%s (id, received, time, user_id, source, service, name, document)
                    VALUES (gen_random_uuid(), '2020-01-01 12:00Z', now(), '%s', gen_random_uuid(), 's', 'n', '%s')
                    """.formatted(signal, Traces.uuid(person), ADDRESS));
        }
    }

    /** Else the test would go on to pass when a room begins to keep something more. */
    private void everyTableKnowsThem() {
        var tables = new TreeSet<String>();
        server.server().personalData().stream().map(PersonalData::tables).forEach(tables::addAll);
        for (var table : tables) {
            assertThat(server.database()
                            .queryOne(
                                    "SELECT count(*) FROM " + table + " WHERE user_id = '" + Traces.uuid(person) + "'"))
                    .as("rows of the person in %s", table)
                    .isNotEqualTo("0");
        }
    }

    private static List<Path> mails(List<Path> files) {
        return files.stream().filter(file -> file.toString().endsWith(".eml")).toList();
    }

    @Test
    void nothingTellsOfWhoIsErased() throws IOException {
        await().atMost(PATIENCE).until(() -> mails(traces.in(server.data())).size() >= 3);
        everyTableKnowsThem();
        var pictures = filesIn("pictures");
        assertThat(pictures).isEqualTo(2);
        var readsOfTheFriend = readsOf(friend);

        person.client().delete("/v1/user").expect(200);

        // The receipt is on its way to the address, and then in the outbox, until it is old.
        await().atMost(PATIENCE).untilAsserted(() -> onlyTheStrangersRequest(traces.in(server.database())));
        assertThat(traces.in(server.data()))
                .singleElement()
                .asString()
                .contains("/outbox/", "account-deleted")
                .doesNotContain(person.id());
        assertThat(filesIn("pictures")).isZero();
        assertThat(filesIn("exports")).isZero();
        // The list of erasures holds the hash of the id.
        assertThat(Files.readString(server.data().resolve("erasures.log")))
                .contains(" erased " + ErasedHash.of(Traces.uuid(person)).hex());
        assertThat(lines.list)
                .map(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(traces::in);
        // The friend may know what was read of theirs, and not any more by whom.
        assertThat(readsOf(friend)).isNotEmpty().isEqualTo(readsOfTheFriend);
        assertThat(receipt()).contains("days of measurements: 1", "accounts: 1", "shares, invites, requests, groups");
    }

    /** The address stays where somebody else wrote it: in a request of theirs that waits for whoever has the address. */
    private void onlyTheStrangersRequest(List<String> rows) {
        assertThat(rows)
                .singleElement()
                .asString()
                .startsWith("proposal ")
                .contains(Traces.uuid(stranger).toString(), "PENDING")
                .doesNotContain(Traces.uuid(person).toString(), NAME);
    }

    private List<String> readsOf(Someone owner) {
        return server.database()
                .query("SELECT kind || reads FROM access_log WHERE user_id = '" + Traces.uuid(owner) + "' ORDER BY 1");
    }

    private long filesIn(String folder) throws IOException {
        var path = server.data().resolve("blobs").resolve(folder);
        if (!Files.exists(path)) {
            return 0;
        }
        try (var files = Files.list(path)) {
            return files.count();
        }
    }

    private String receipt() throws IOException {
        return Files.readString(traces.in(server.data()).getFirst());
    }

    /** A room that begins to keep files has to tell the backup of the rows that name them. */
    @Test
    void aBackupKnowsEveryFolderOfFiles() throws IOException {
        try (var folders = Files.list(server.data().resolve("blobs"))) {
            assertThat(folders.map(folder -> folder.getFileName() + "/").filter(name -> !name.startsWith(".")))
                    .contains("pictures/", "exports/")
                    .allMatch(name -> BackupCommand.FILES.stream()
                            .anyMatch(rows -> rows.prefix().startsWith(name)));
        }
    }

    @Test
    void aBackupFromBeforeIsRestoredWithoutThem() throws IOException {
        Commands.point(server.data(), server.database());
        var folder = TemporaryFolders.create();
        var file = folder.resolve("backup");
        Commands.run("backup", file, "--data", server.data()).succeeded();
        person.client().delete("/v1/user").expect(200);
        var listless = TemporaryFolders.create().resolve("listless");
        assertThat(Commands.run("restore", file, "--data", listless).code()).isZero();
        try (var restored = RestoredData.open(listless)) {
            assertThat(restored.traces(traces)).isNotEmpty();
        }
        Commands.run("erasures", "replay", "--file", server.data().resolve("erasures.log"), "--data", listless)
                .succeeded();
        Files.copy(server.data().resolve("erasures.log"), folder.resolve("erasures.log"));
        var data = TemporaryFolders.create().resolve("restored");
        Commands.run("restore", file, "--data", data).succeeded();
        for (var each : List.of(listless, data)) {
            try (var restored = RestoredData.open(each)) {
                onlyTheStrangersRequest(restored.traces(traces));
                assertThat(restored.queryOne(
                                "SELECT count(*) FROM checkin WHERE user_id = '" + Traces.uuid(friend) + "'"))
                        .isEqualTo("1");
                assertThat(restored.queryOne("SELECT count(*) FROM mail WHERE kind = 'account-deleted'"))
                        .isEqualTo("0");
            }
            assertThat(traces.in(each.resolve("blobs"))).isEmpty();
            assertThat(each.resolve("blobs/pictures")).isEmptyDirectory();
            assertThat(each.resolve("blobs/exports")).isEmptyDirectory();
        }
        assertThat(data.resolve("erasures.log")).hasSameTextualContentAs(folder.resolve("erasures.log"));
    }

    @Test
    void anErasureThatFailsAtItsEndIsTakenBack() {
        server.database().execute("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
                CREATE CONSTRAINT TRIGGER at_commit AFTER DELETE ON account DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION fail();
                """);
        person.client().sendUnchecked("DELETE", "/v1/user", new byte[0], "").expect(500);
        assertThat(server.data().resolve("erasures.log"))
                .content()
                .contains(" erasing ", " kept ")
                .doesNotContain(" erased ");
        person.client().get("/v1/user").expect(200);
        server.database().execute("DROP TRIGGER at_commit ON account");
        person.client().delete("/v1/user").expect(200);
        assertThat(server.data().resolve("erasures.log")).content().contains(" erased ");
    }
}
