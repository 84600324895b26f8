package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.export.Exported;
import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of an import has kept all of it or nothing, and in that case takes it the next time. */
@Tag("slow")
class ImportKillTest {
    private static final int ROUNDS = 8;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 6;

    @Test
    void allOrNothing() {
        long seed = System.nanoTime();
        System.out.println("kills of imports with seed " + seed);
        var random = new Random(seed);
        var data = TemporaryFolders.create();
        var zip = exported(data);
        var usual = timed(data, zip);
        for (int round = 0; round < ROUNDS; round++) {
            var email = "heir" + round + "@example.org";
            killed(data, email, zip, random.nextLong(usual.nanoseconds()));
            try (var server = ServerProcess.start(data)) {
                var client = People.login(server.client(), email);
                int days = days(client);
                assertThat(days).as("round %s, seed %s", round, seed).isIn(0, usual.days());
                client.multipart("/v1/user/import", Map.of(), zip).expect(days == 0 ? 201 : 409);
                assertThat(days(client)).isEqualTo(usual.days());
            }
        }
    }

    private static byte[] exported(Path data) {
        try (var server = ServerProcess.start(data)) {
            var client = People.register(server.client(), "wearer@example.org");
            var wearer = Wearer.of(WearerProfile.of(3, ZoneOffset.UTC), FIRST, DAYS);
            for (var kind : SeriesKind.values()) {
                for (var day : wearer.utcDays()) {
                    client.upload(kind.name(), wearer.zippedCsv(kind, day)).expect(201);
                }
            }
            return client.get("/v1/user/export?" + Exported.ALL_DAYS)
                    .expect(200)
                    .bytes();
        }
    }

    /** How long an import takes, and how many days of series there are then. */
    private record Usual(long nanoseconds, int days) {}

    private static Usual timed(Path data, byte[] zip) {
        try (var server = ServerProcess.start(data)) {
            var client = People.register(server.client(), "timed@example.org");
            long begin = System.nanoTime();
            client.multipart("/v1/user/import", Map.of(), zip).expect(201);
            return new Usual(System.nanoTime() - begin, days(client));
        }
    }

    private static void killed(Path data, String email, byte[] zip, long after) {
        var server = ServerProcess.start(data);
        var client = People.register(server.client(), email);
        var sending = CompletableFuture.runAsync(() -> client.multipart("/v1/user/import", Map.of(), zip))
                .exceptionally(gone -> null);
        LockSupport.parkNanos(after);
        server.killDatabase();
        server.kill();
        sending.orTimeout(1, TimeUnit.MINUTES).join();
    }

    private static int days(TestClient client) {
        int days = 0;
        for (var kind : SeriesKind.values()) {
            days += client.get("/v1/measurement?sort=ASC&start_day=2026-01-01&end_day=2026-12-31&type=" + kind)
                    .expect(200)
                    .json()
                    .size();
        }
        return days;
    }
}
