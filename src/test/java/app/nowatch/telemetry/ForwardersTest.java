package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.SettableClock;
import app.nowatch.TestDatabase;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.config.SettingsReader;
import app.nowatch.platform.db.Database;
import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes, and none, on one database. */
class ForwardersTest {
    private final SettableClock clock = new SettableClock();
    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());
    private final FakeCollector collector = new FakeCollector();

    @AfterEach
    void close() {
        collector.close();
        database.close();
        testDatabase.close();
    }

    private void insert(String body, String created) {
        testDatabase.execute("""
                INSERT INTO telemetry_forward (user_id, signal, body, created)
                VALUES (gen_random_uuid(), 'LOG', decode('%s', 'hex'), %s)
                """.formatted(
                        java.util.HexFormat.of()
                                .formatHex(Gzip.of(ByteString.copyFromUtf8(body).toByteArray())),
                        created));
    }

    private Forwarder forwarder() {
        var to = new Collector(collector.address(), List.of(), Duration.ofSeconds(30), clock);
        return new Forwarder(
                database,
                to,
                clock,
                Duration.ofHours(1),
                () -> new Backoff(Duration.ofMillis(10), Duration.ofSeconds(1), new Random(7)),
                new SimpleMeterRegistry());
    }

    @Test
    void twoNodesSendEachRequestOnce() {
        var bodies = IntStream.range(0, 40).mapToObj(i -> "request " + i).toList();
        bodies.forEach(body -> insert(body, "now()"));
        try (var one = forwarder();
                var other = forwarder()) {
            one.look();
            other.look();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> testDatabase
                            .queryOne("SELECT count(*) FROM telemetry_forward")
                            .equals("0"));
        }
        assertThat(collector.received())
                .extracting(request -> request.body().toStringUtf8())
                .isEqualTo(bodies);
    }

    /** Whoever passes nothing on any more does not keep what waited then for ever. */
    @Test
    void whatIsTooOldIsRemovedAlsoByWhomPassesNothingOn() {
        insert("old", "now() - interval '15 days'");
        insert("young", "now() - interval '13 days'");
        var reader = new SettingsReader(Map.of(), Map.of());
        var settings = reader.read("telemetry", TelemetrySettings.class);
        try (var room = new TelemetryRoom(
                database,
                clock,
                new Ids(clock, new Random(7)),
                new Limits(clock, database.dataSource()),
                new SimpleMeterRegistry(),
                settings)) {
            room.housekeeping();
        }
        assertThat(testDatabase.query("SELECT created < now() - interval '14 days' FROM telemetry_forward"))
                .containsExactly("f");
    }
}
