package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Server and database are killed at random moments in the middle of many uploads and started again on the same folder. Every
 * upload that was answered 201 is there whole; every other one is there whole or not at all.
 */
class KillTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final int SECONDS_EACH = 300;
    /** As many uploads of one person as a server works on at once. */
    private static final int CLIENTS = 4;
    /** An upload straddles midnight now and then: it must be whole over both days. */
    private static final int SHIFT = 150;

    @Test
    void threeRounds() {
        rounds(3, 20261123L);
    }

    @Test
    @Tag("slow")
    void twentyRounds() {
        rounds(20, System.nanoTime());
    }

    private static void rounds(int rounds, long seed) {
        System.out.println("kill rounds with seed " + seed);
        var random = new Random(seed);
        var data = TemporaryFolders.create();
        var email = "killed@example.org";
        var uploads = new Uploads();
        try (var server = ServerProcess.start(data)) {
            People.register(server.client(), email);
        }
        for (int round = 0; round < rounds; round++) {
            var victim = round % 3;
            killInTheMiddle(data, email, uploads, random, victim);
            uploads.verify(data, email, "round " + round + ", seed " + seed);
        }
        assertThat(uploads.acknowledged()).as("uploads answered 201").isPositive();
    }

    private static void killInTheMiddle(Path data, String email, Uploads uploads, Random random, int victim) {
        var server = ServerProcess.start(data);
        var client = People.login(server.client(), email);
        var going = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                threads.execute(() -> {
                    while (going.get()) {
                        uploads.send(client);
                    }
                });
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(800)));
            if (victim != 0) {
                server.killDatabase();
            }
            if (victim == 1) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(100)));
            }
            server.kill();
            going.set(false);
        }
    }

    /** Uploads of one person, each of rows that no other has; the value says which upload a row belongs to. */
    private static final class Uploads {
        private final AtomicInteger next = new AtomicInteger();
        private final Map<Integer, Boolean> answered = new ConcurrentHashMap<>();

        void send(TestClient client) {
            int number = next.getAndIncrement();
            answered.put(number, false);
            try {
                var reply = client.upload("HEART_RATE", Zips.csv(csv(number)));
                if (reply.status() == 201) {
                    answered.put(number, true);
                }
            } catch (AssertionError e) {
                // The server died with this request: it may or may not have kept it.
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }

        long acknowledged() {
            return answered.values().stream().filter(whole -> whole).count();
        }

        private static long start(int number) {
            return FIRST.getEpochSecond() + SHIFT + (long) number * SECONDS_EACH;
        }

        private static int value(int number) {
            return 60 + number % 100;
        }

        private static String csv(int number) {
            var text = new StringBuilder("datetime,value,quality_indicator\n");
            for (int i = 0; i < SECONDS_EACH; i++) {
                text.append(start(number) + i).append(',').append(value(number)).append(",4\n");
            }
            return text.toString();
        }

        void verify(Path data, String email, String when) {
            try (var server = ServerProcess.start(data)) {
                var client = People.login(server.client(), email);
                var stored = SeriesReader.read(client, "HEART_RATE", "2026-03-01", "2027-02-28");
                answered.forEach((number, whole) -> {
                    long present = 0;
                    for (int i = 0; i < SECONDS_EACH; i++) {
                        var value = stored.get(start(number) + i);
                        if (value != null) {
                            assertThat(value).isEqualTo(List.of(Integer.toString(value(number)), "4"));
                            present++;
                        }
                    }
                    if (whole || present > 0) {
                        assertThat(present)
                                .as("rows of upload %s after %s", number, when)
                                .isEqualTo(SECONDS_EACH);
                    }
                });
            }
        }
    }
}
