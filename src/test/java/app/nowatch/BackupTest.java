package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.nowatch.platform.backup.Backup;
import app.nowatch.platform.backup.BackupException;
import app.nowatch.platform.backup.BackupFile;
import app.nowatch.platform.backup.Restore;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.security.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A server's data in one file, and a server made of that file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
    private TestServer server;
    private Someone owner;
    private Someone viewer;
    private String picture;
    private Path file;
    private Map<String, String> digests;

    @BeforeAll
    void aServerWithABackup() throws IOException {
        server = TestServer.start();
        owner = Someone.insert(server);
        viewer = Someone.insert(server);
        owner.upload("1717200000,61,4\n1717200001,62,4\n");
        owner.shareWith(viewer);
        picture = viewer.client()
                .multipart("/v1/shared/custom/profile-picture", Map.of("userId", owner.id()), picture())
                .expect(201)
                .json()
                .stringValue();
        makePartitionsAndASequence();
        Commands.point(server.data(), server.database());
        file = TemporaryFolders.create().resolve("all.backup");
        Commands.run("backup", file, "--data", server.data()).succeeded();
        digests = RestoredData.digests(server.database().settings());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static byte[] picture() throws IOException {
        return Files.readAllBytes(Path.of("src/main/resources/mock/noor.png"));
    }

    /** The day is one that no server would make a partition for by itself. */
    private void makePartitionsAndASequence() {
        server.database().execute("""
                CREATE TABLE telemetry_span_20240601 PARTITION OF telemetry_span
                    FOR VALUES FROM ('2024-06-01T00:00:00Z') TO ('2024-06-02T00:00:00Z');
                INSERT INTO telemetry_span (id, received, time, user_id, source, service, name, trace_id, document)
                SELECT gen_random_uuid(), timestamptz '2024-06-01T10:00:00Z', '-infinity', id, id, 'app', 'a"b', '\\x00ff', '{}'
                FROM account;
                INSERT INTO telemetry_forward (user_id, signal, body, created)
                SELECT id, 'SPAN', '\\x01', now() FROM account;
                """);
    }

    private Path restored() {
        var data = TemporaryFolders.create().resolve("restored");
        Commands.run("restore", file, "--data", data).succeeded();
        return data;
    }

    @Test
    void everyRowAndEveryFileIsThereAgain() throws IOException {
        var data = restored();
        try (var stored = RestoredData.open(data)) {
            assertThat(stored.digests()).isEqualTo(digests).containsKey("telemetry_span_20240601");
            assertThat(stored.queryOne("SELECT nextval('telemetry_forward_id_seq')"))
                    .isEqualTo("3");
        }
        assertThat(blobs(data)).isNotEmpty().isEqualTo(blobs(server.data()));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file.resolveSibling("all.backup.part")).doesNotExist();
    }

    private static Map<String, String> blobs(Path data) throws IOException {
        var folder = data.resolve("blobs");
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(path -> folder.relativize(path).toString(), path -> sha256(path)));
        }
    }

    private static String sha256(Path path) {
        try {
            return HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aServerOnTheRestoredFolderKnowsTokensDataAndPictures() {
        var settings = Settings.load(restored(), Map.of(), Map.of("http.port", "0"));
        try (var again = Server.start(settings, new SettableClock())) {
            var nobody = new TestClient("http://127.0.0.1:" + again.port(), "");
            nobody.with(viewer.client().token())
                    .get(
                            "/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2024-06-01&end_day=2024-06-01",
                            "shared-user",
                            owner.id())
                    .expect(200)
                    .contains("61", "62");
            var address = URI.create(picture);
            nobody.get(address.getRawPath() + "?" + address.getRawQuery()).expect(200);
            People.login(nobody, owner.email()).get("/v1/user").expect(200);
        }
    }

    @Test
    void whatIsThereIsReplacedOnlyWhenAskedTo() throws IOException {
        var target = TemporaryFolders.create().resolve("b");
        Files.writeString(target, "something else");
        assertThat(Commands.run("backup", target, "--data", server.data()).refusal())
                .contains("--force");
        assertThat(target).hasContent("something else");
        Commands.run("backup", target, "--force", "--data", server.data()).succeeded();
        BackupFile.open(target).close();
    }

    @Test
    void aFolderWithoutADatabaseHasNoBackup() {
        var nothing = TemporaryFolders.create();
        var target = nothing.resolve("b");
        assertThat(Commands.run("backup", target, "--data", nothing).refusal()).contains("no database");
        assertThat(nothing).isEmptyDirectory();
    }

    @Test
    void aNewerSchemaIsRefused() {
        var old = TemporaryFolders.create();
        var newer = old.resolve("newer");
        try (var database = TestDatabase.create()) {
            database.execute("UPDATE flyway_schema_history SET version = '999' WHERE version = '"
                    + Database.NEWEST_SCHEMA + "'");
            Commands.point(old, database);
            Commands.run("backup", newer, "--data", old).succeeded();
        }
        var data = TemporaryFolders.create().resolve("restored");
        assertThat(Commands.run("restore", newer, "--data", data).refusal()).contains("schema 999");
        assertThat(data).doesNotExist();
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        var data = TemporaryFolders.create();
        Files.writeString(data.resolve("precious"), "mine");
        assertThat(Commands.run("restore", file, "--data", data).refusal()).contains("not empty");
        assertThat(data.resolve("precious")).hasContent("mine");
    }

    @Test
    void aFileThatIsCutOffOrAlteredLeavesNothing() throws IOException {
        var whole = Files.readAllBytes(file);
        var random = new Random(20261123);
        var data = TemporaryFolders.create().resolve("none");
        var damaged = TemporaryFolders.create().resolve("damaged");
        for (int i = 0; i < 40; i++) {
            int length = random.nextInt(whole.length);
            Files.write(damaged, Arrays.copyOf(whole, length));
            Commands.run("restore", damaged, "--data", data).refusal();
            assertThat(data).doesNotExist();
        }
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            var altered = whole.clone();
            altered[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(damaged, altered);
            // Some bits mean nothing, such as the time of an entry: then what it holds must be the same.
            try (var open = BackupFile.open(damaged)) {
                assertThat(open.description()).isNotEmpty();
            } catch (BackupException e) {
                assertThat(e.getMessage()).contains(damaged.toString());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void aRestoreThatBreaksOffLeavesNothingAndOneThatDiedLetsNoServerStart() throws IOException {
        var data = TemporaryFolders.create();
        Files.writeString(data.resolve("nowatch.properties"), "database.url=jdbc:postgresql://127.0.0.1:1/none\n");
        assertThat(Commands.run("restore", file, "--data", data).code()).isEqualTo(1);
        try (var left = Files.list(data)) {
            assertThat(left).containsExactly(data.resolve("nowatch.properties"));
        }
        Files.delete(data.resolve("nowatch.properties"));
        RestoreFolder.take(data);
        assertThat(Commands.run("serve", "--port", "0", "--data", data).refusal())
                .contains("empty the folder");
    }

    @Test
    void aDatabaseThatHoldsSomethingIsRefused() {
        try (var backup = BackupFile.open(file);
                var full = TestDatabase.create()) {
            var blobs = FolderBlobStore.open(TemporaryFolders.create());
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> new Restore(backup).into(full.settings(), blobs))
                    .withMessageContaining("not empty");
        }
    }

    @Test
    void aFileThatARowNamesAndThatIsGoneIsTold() {
        var blobs = FolderBlobStore.open(TemporaryFolders.create());
        var target = TemporaryFolders.create().resolve("b");
        var written = new Backup(server.database().settings(), blobs, BackupCommand.FILES, "test", Clock.systemUTC())
                .write(target, false);
        assertThat(written.missing()).singleElement().asString().startsWith("pictures/");
        assertThat(written.blobs()).isZero();
    }
}
