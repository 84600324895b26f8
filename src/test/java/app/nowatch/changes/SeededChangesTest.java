package app.nowatch.changes;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestDatabase;
import app.nowatch.measurement.SeriesType;
import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Days of measurements from before there was a feed are told like those that came after it. */
class SeededChangesTest {
    private static final UUID PERSON = new UUID(1, 2);
    private static final UUID OTHER = new UUID(3, 4);
    private static final UUID NEWCOMER = new UUID(5, 6);
    private static final Instant NOW = Instant.parse("2024-07-01T12:00:00Z");

    private final TestDatabase testDatabase = TestDatabase.create();

    @AfterEach
    void close() {
        testDatabase.close();
    }

    private void migrateTo(String version) {
        testDatabase.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        var settings = testDatabase.settings();
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
        assertThat(testDatabase.queryOne("SELECT to_regclass('change')")).isEqualTo("null");
    }

    /** One has a day of each type, each changed before the one of the type before it; the other has two days. */
    private void insert() {
        testDatabase.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT id::uuid, id || '@example.org', '', 'Some', 'Body', now(), now(), now(), now()
                FROM unnest(ARRAY['%1$s', '%2$s', '%3$s']) AS id;
                INSERT INTO series_day (user_id, type, day, revision, rows, hash, parts, created, updated)
                SELECT '%1$s', type, '2024-06-01', 1, 1, 0, '{1}', now(), timestamptz '2024-06-30 12:00Z' - type * interval '1 hour'
                FROM generate_series(1, 10) AS type;
                INSERT INTO series_day (user_id, type, day, revision, rows, hash, parts, created, updated)
                SELECT '%2$s', 2, day, 1, 1, 0, '{1}', now(), '2024-06-30 12:00Z'
                FROM unnest(ARRAY[date '2024-06-02', date '2023-12-31']) AS day
                """.formatted(PERSON, OTHER, NEWCOMER));
    }

    private List<String> stored(UUID userId) {
        return testDatabase.query("""
                SELECT concat_ws(' ', no, added_no, kind, deleted) FROM change WHERE user_id = '%s' ORDER BY no
                """.formatted(userId));
    }

    private String changeNo(UUID userId) {
        return testDatabase.queryOne("SELECT change_no FROM account WHERE id = '" + userId + "'");
    }

    @Test
    void everyDayThatIsThereIsToldAsAdded() {
        migrateTo("005");
        insert();
        try (var database = Database.open(testDatabase.settings(), new SimpleMeterRegistry())) {
            assertThat(stored(PERSON))
                    .hasSize(10)
                    .startsWith("1 1 MEASUREMENT f", "2 2 MEASUREMENT f")
                    .endsWith("10 10 MEASUREMENT f");
            assertThat(stored(OTHER)).containsExactly("1 1 MEASUREMENT f", "2 2 MEASUREMENT f");
            assertThat(List.of(changeNo(PERSON), changeNo(OTHER), changeNo(NEWCOMER)))
                    .containsExactly("10", "2", "0");

            var feed = new ChangeFeed(database, Clock.fixed(NOW, ZoneOffset.UTC));
            var types = Arrays.asList(SeriesType.values());
            Collections.reverse(types);
            assertThat(told(feed, PERSON))
                    .isEqualTo(types.stream()
                            .map(type -> type + "/2024-06-01 ADDED " + updated(type))
                            .toList());
            assertThat(told(feed, OTHER))
                    .containsExactly(
                            "HEART_RATE/2023-12-31 ADDED 2024-06-30T12:00:00Z",
                            "HEART_RATE/2024-06-02 ADDED 2024-06-30T12:00:00Z");
            assertThat(told(feed, NEWCOMER)).isEmpty();
        }
    }

    private static Instant updated(SeriesType type) {
        return Instant.parse("2024-06-30T12:00:00Z").minusSeconds(3_600L * type.code());
    }

    private static List<String> told(ChangeFeed feed, UUID userId) {
        var page = feed.after(userId, Optional.empty());
        assertThat(feed.after(userId, Optional.of(page.nextCursor())).changes()).isEmpty();
        return page.changes().stream()
                .map(change -> change.id() + " " + change.op() + " " + change.at())
                .toList();
    }
}
