package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestDatabase;
import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T23:59:59Z");
    private static final Duration RETENTION = Duration.ofDays(14);

    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        database.close();
        testDatabase.close();
    }

    private List<String> spans() {
        return testDatabase.query("""
                SELECT relid FROM pg_partition_tree('telemetry_span') WHERE isleaf ORDER BY 1
                """);
    }

    @Test
    void todayAndTomorrowAreMadeAheadAndOldDaysAreDropped() {
        var partitions = new Partitions(database);
        for (int day = 0; day < 17; day++) {
            partitions.housekeeping(NOW.plus(Duration.ofDays(day)), RETENTION);
        }
        var days = spans();
        assertThat(days).first().isEqualTo("telemetry_span_20261125");
        assertThat(days).last().isEqualTo("telemetry_span_20261210");
        assertThat(days).hasSize(16);
        assertThat(testDatabase.query("SELECT relname FROM pg_class WHERE relname LIKE 'telemetry%20261124'"))
                .isEmpty();
    }

    @Test
    void severalNodesMakeAndDropThemAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var now = NOW.plus(Duration.ofDays(20L * round));
            var start = new CyclicBarrier(4);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var nodes = Stream.generate(() -> (Callable<Boolean>) () -> {
                            start.await();
                            new Partitions(database).housekeeping(now, RETENTION);
                            return true;
                        })
                        .limit(4)
                        .toList();
                for (var node : threads.invokeAll(nodes)) {
                    assertThat(node.get()).isTrue();
                }
            }
            assertThat(spans()).hasSize(2);
        }
    }

    @Test
    void aTableThatSomebodyReadsForLongIsDroppedAnotherTime() throws Exception {
        new Partitions(database).housekeeping(NOW, RETENTION);
        var later = NOW.plus(Duration.ofDays(100));
        try (var reader = testDatabase.connect()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("SELECT * FROM telemetry_source_20261123");
            }
            new Partitions(database).housekeeping(later, RETENTION);
            assertThat(testDatabase.query(
                            "SELECT relname FROM pg_class WHERE relname ~ '^telemetry_[a-z]+_2026112[34]$'"))
                    .containsExactly("telemetry_source_20261123");
        }
        new Partitions(database).housekeeping(later, RETENTION);
        assertThat(spans()).containsExactly("telemetry_span_20270303", "telemetry_span_20270304");
    }
}
