package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.journal.JournalKind;
import app.nowatch.platform.backup.Backup;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backups of a server that is busy, of one that was killed, and of an older one. */
@Tag("slow")
class BackupUnderWritesTest {
    private static final int PEOPLE = 4;
    private static final int BACKUPS = 3;
    private static final int DAYS = 250;
    private static final Instant FIRST = Instant.parse("2026-03-01T23:55:00Z");

    /** Each upload is half before a midnight and half after it: two days, of one transaction. */
    private record Busy(TestClient client, AtomicInteger uploads) {
        void upload() {
            int number = uploads.getAndIncrement();
            long start = FIRST.getEpochSecond() + 86_400L * (number % DAYS);
            var rows = new StringBuilder();
            for (int i = 0; i < 600; i++) {
                rows.append(start + i).append(',').append(60 + number % 100).append(",4\n");
            }
            client.upload("HEART_RATE", Zips.csv(rows.toString())).expect(201);
        }

        void write() {
            var at = FIRST.plusSeconds(60L * uploads.get());
            client.post(JournalKind.CHECKIN.path(), "[" + JournalKind.CHECKIN.item(at, "note") + "]")
                    .expect(201);
        }
    }

    @Test
    void everyBackupIsOneStateInWhichEveryUploadIsWholeOrNotThere() throws Exception {
        var data = TemporaryFolders.create();
        var files = new ArrayList<Path>();
        var tokens = new ArrayList<String>();
        try (var server = ServerProcess.start(data);
                var threads = Executors.newFixedThreadPool(PEOPLE)) {
            var going = new AtomicBoolean(true);
            for (int i = 0; i < PEOPLE; i++) {
                var client = People.register(server.client());
                tokens.add(client.token());
                write(threads, new Busy(client, new AtomicInteger()), going);
            }
            try {
                for (int i = 0; i < BACKUPS; i++) {
                    var file = TemporaryFolders.create().resolve("b");
                    Commands.run("backup", file, "--data", data).succeeded();
                    files.add(file);
                }
            } finally {
                going.set(false);
            }
            threads.shutdown();
            server.kill();
        }
        long before = -1;
        for (var file : files) {
            before = consistent(file, tokens, before);
        }
    }

    private static void write(ExecutorService threads, Busy busy, AtomicBoolean going) {
        threads.execute(() -> {
            while (going.get()) {
                busy.upload();
                busy.write();
            }
        });
    }

    /** Answers how many changes it holds. */
    private static long consistent(Path file, List<String> tokens, long before) {
        var data = TemporaryFolders.create().resolve("restored");
        Commands.run("restore", file, "--data", data).succeeded();
        long changes;
        try (var stored = RestoredData.open(data)) {
            // Every part that a day lists is there, and holds the rows that the day counts; no row is stored twice
            // here.
            assertThat(stored.queryOne("""
                            SELECT count(*) FROM series_day AS d CROSS JOIN unnest(parts) AS listed
                            LEFT JOIN series_part AS p ON (p.user_id, p.type, p.day, p.part) = (d.user_id, d.type, d.day, listed)
                            WHERE p.part IS NULL""")).isEqualTo("0");
            // The numbers of the changes come from the account within the same transaction.
            assertThat(stored.queryOne("""
                            SELECT count(*) FROM account
                            WHERE change_no <> (SELECT coalesce(max(no), 0) FROM change WHERE user_id = account.id)""")).isEqualTo("0");
            assertThat(stored.queryOne("""
                            SELECT count(*) FROM change WHERE kind = 'CHECKIN'
                              AND NOT EXISTS (SELECT FROM checkin WHERE change.item LIKE '%' || checkin.id || '%')""")).isEqualTo("0");
            changes = Long.parseLong(stored.queryOne("SELECT sum(change_no) FROM account"));
        }
        assertThat(changes).isGreaterThan(before);
        try (var server = ServerProcess.start(data)) {
            for (var token : tokens) {
                wholeUploads(server.client().with(token));
            }
        }
        return changes;
    }

    /** The value says which upload the rows of two days are of. */
    private static void wholeUploads(TestClient client) {
        var stored = SeriesReader.read(client, "HEART_RATE", "2026-03-01", "2026-12-31");
        assertThat(stored).isNotEmpty();
        var rows = new java.util.TreeMap<Long, Integer>();
        stored.keySet().forEach(second -> rows.merge((second + 300) / 86_400, 1, Integer::sum));
        assertThat(rows.values()).containsOnly(600);
    }

    @Test
    void aBackupOfAnOlderSchemaBecomesTheNewest() {
        try (var old = TestDatabase.create()) {
            old.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            Database.migrate(old.settings(), "004");
            old.execute("""
                    INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                         privacy_policy_accepted_at, created, updated)
                    VALUES ('00000000-0000-4000-8000-000000000001', 'old@example.org', 'x', 'O', 'L', now(), now(), now(), now());
                    INSERT INTO series_day VALUES ('00000000-0000-4000-8000-000000000001', 2, '2024-06-01', 1, 0, 0, '{}', now(), now());
                    """);
            var file = TemporaryFolders.create().resolve("old");
            var blobs = FolderBlobStore.open(TemporaryFolders.create());
            new Backup(old.settings(), blobs, BackupCommand.FILES, "old", Clock.systemUTC()).write(file, false);
            assertThat(old.queryOne("SELECT max(version) FROM flyway_schema_history"))
                    .isEqualTo("004");
            var data = TemporaryFolders.create().resolve("restored");
            Commands.run("restore", file, "--data", data).succeeded();
            try (var stored = RestoredData.open(data)) {
                assertThat(stored.queryOne("SELECT max(version) FROM flyway_schema_history"))
                        .isEqualTo(Database.NEWEST_SCHEMA);
                // A migration made this of the rows that were restored before it.
                assertThat(stored.queryOne("SELECT item FROM change")).isEqualTo("HEART_RATE/2024-06-01");
            }
        }
    }

    @Test
    void aKilledServersBackupAndABackupWithoutAServerAreTheSame() {
        var data = TemporaryFolders.create();
        var running = TemporaryFolders.create().resolve("running");
        var stopped = TemporaryFolders.create().resolve("stopped");
        try (var server = ServerProcess.start(data)) {
            var client = People.register(server.client());
            client.upload("HEART_RATE", Zips.csv("1717200000,61,4\n")).expect(201);
            Commands.run("backup", running, "--data", data).succeeded();
            server.kill();
        }
        Commands.run("backup", stopped, "--data", data).succeeded();
        assertThat(digests(stopped)).isEqualTo(digests(running));
    }

    private static Map<String, String> digests(Path file) {
        var data = TemporaryFolders.create().resolve("restored");
        Commands.run("restore", file, "--data", data).succeeded();
        try (var stored = RestoredData.open(data)) {
            return stored.digests();
        }
    }
}
