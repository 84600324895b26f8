package app.nowatch.dayfeedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.RowsRead;
import app.nowatch.TestDatabase;
import app.nowatch.journal.Place;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.sharing.Viewing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are found by an index however many there are, whichever way PostgreSQL plans. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayFeedbackPlanTest {
    private static final UUID PERSON = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2024-06-30T12:00:00Z");
    private static final int MOST = 200;

    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());

    /** Seven a day over nineteen years, and as many of somebody else's. */
    @BeforeAll
    void insert() {
        testDatabase.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT id::uuid, id || '@example.org', '', 'Some', 'Body', now(), now(), now(), now()
                FROM unnest(ARRAY['%s', '%s']) AS id;
                INSERT INTO day_feedback (id, user_id, type, day, datetime, value, tag, note, revision, created, updated)
                SELECT gen_random_uuid(), account.id, type, date '2024-06-30' - n, timestamptz '2024-06-30 20:00Z' - n * interval '1 day',
                       3, NULL, '', 1, now(), now()
                FROM account, generate_series(1, 7000) AS n, generate_series(0, 6) AS type
                """.formatted(PERSON, new UUID(3, 4)));
        // As PostgreSQL does by itself within a minute of so many new rows.
        testDatabase.execute("ANALYZE day_feedback");
    }

    @AfterAll
    void close() {
        database.close();
        testDatabase.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void aPageReadsAboutAPage(String planning) {
        assertReadsAPage(planning, "2024-05", "2024-06", Place.FIRST);
        assertReadsAPage(planning, "2019-03", "2019-04", Place.FIRST);
        assertReadsAPage(planning, "0001-01", "9999-12", Place.FIRST);
        var middle = new Place(Instant.parse("2020-01-01T00:00:00Z"), new UUID(0, 0));
        assertReadsAPage(planning, "0001-01", "9999-12", middle);
    }

    private void assertReadsAPage(String planning, String first, String last, Place after) {
        var range = new TimeRange(Instant.parse(first + "-01T00:00:00Z"), Instant.parse(last + "-28T23:59:59.999Z"));
        var viewing = new Viewing(PERSON, PERSON, NOW);
        var read = RowsRead.by(database, "day_feedback", planning, statements -> {
            var page = new DayFeedbackStore()
                    .list(statements, viewing, range, after, MOST)
                    .orElseThrow();
            assertThat(page.entries().size()).isEqualTo(MOST);
        });
        assertThat(read.scanned()).as("by walking, %s after %s", range, after).isZero();
        // Not knowing the share's beginning, a planner expects a third of what is there, and reads a range of three
        // pages whole.
        assertThat(read.found()).as("by an index, %s after %s", range, after).isBetween((long) MOST, 4L * MOST);
    }
}
