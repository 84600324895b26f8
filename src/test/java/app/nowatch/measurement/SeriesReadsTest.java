package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.TestDatabase;
import app.nowatch.changes.Changes;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.DayRange;
import app.nowatch.platform.json.Json;
import app.nowatch.sharing.Viewing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between the statements of one long read of somebody else's days. */
class SeriesReadsTest {
    private static final Instant NOW = Instant.parse("2024-06-02T12:00:00.000Z");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 130;
    private static final int FETCHED_AT_ONCE = 64;
    private static final DayRange ALL = new DayRange(FIRST, FIRST.plusDays(DAYS - 1));
    private static final UUID OWNER = new UUID(1, 2);
    private static final UUID VIEWER = new UUID(3, 4);
    private static final Viewing VIEWING = new Viewing(OWNER, VIEWER, NOW);

    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());
    private final SeriesReads reads = new SeriesReads(database, Parsing.CODECS, 64 << 20);

    /** Takes bytes; with the first of them, a statement runs. */
    private final class Interrupted extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final String sql;

        Interrupted(String sql) {
            this.sql = sql;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int from, int length) {
            if (bytes.size() == 0) {
                testDatabase.execute(sql);
            }
            bytes.write(source, from, length);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void store() {
        testDatabase.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT id::uuid, id || '@example.org', '', 'Some', 'Body', now(), now(), now(), now()
                FROM unnest(ARRAY['%1$s', '%2$s']) AS id;
                INSERT INTO share (user_id, viewer_id, since, created, updated)
                VALUES ('%1$s', '%2$s', 'epoch', now(), now())
                """.formatted(OWNER, VIEWER));
        var rows = new TreeMap<Integer, String>();
        IntStream.range(0, 2_000).forEach(second -> rows.put(second, 60 + second % 50 + "/4"));
        var columns = Series.columns(SeriesType.HEART_RATE, rows);
        var days = IntStream.range(0, DAYS)
                .mapToObj(day -> PreparedDay.of((int) FIRST.toEpochDay() + day, columns, Parsing.CODECS))
                .toList();
        var writer = new SeriesWriter(
                Parsing.CODECS,
                new MemoryBudget(1 << 27, ""),
                (transaction, userId, at) -> true,
                new Changes(),
                (transaction, userId, changed) -> {});
        database.inTransaction(transaction -> writer.write(transaction, OWNER, SeriesType.HEART_RATE, days, NOW));
    }

    @AfterEach
    void close() {
        database.close();
        testDatabase.close();
    }

    private List<StoredDay> found() {
        var days = reads.find(VIEWING, SeriesType.HEART_RATE, ALL).days();
        assertThat(days).hasSize(DAYS);
        return days;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM share",
                "UPDATE share SET paused = true",
                "UPDATE share SET expires = '2024-06-02T12:00:00Z'"
            })
    void aReadBreaksOffWhereTheGateCloses(String closing) {
        var days = found();
        for (var sorted : List.of(days, days.reversed())) {
            var out = new Interrupted(closing);
            assertThatThrownBy(() -> reads.write(VIEWING, SeriesType.HEART_RATE, sorted, out))
                    .isInstanceOf(Problem.Forbidden.class);
            assertThat(out.text()).startsWith("[{").doesNotEndWith("]");
            assertThat(out.text().split("\"count\"", -1)).hasSizeLessThanOrEqualTo(FETCHED_AT_ONCE + 1);
            testDatabase.execute("""
                    DELETE FROM share;
                    INSERT INTO share (user_id, viewer_id, since, created, updated)
                    VALUES ('%s', '%s', 'epoch', now(), now())
                    """.formatted(OWNER, VIEWER));
        }
    }

    /** Days that have gone are no reason to refuse, and neither is a start that has moved past them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM series_part WHERE day >= '2024-03-01'; DELETE FROM series_day WHERE day >= '2024-03-01'",
                "UPDATE share SET since = '2024-06-02T12:00:00Z'"
            })
    void aReadGoesOnWithoutDaysThatHaveGone(String change) throws IOException {
        var out = new Interrupted(change);
        reads.write(VIEWING, SeriesType.HEART_RATE, found(), out);
        assertThat(Json.read(out.bytes.toByteArray()).size()).isEqualTo(FETCHED_AT_ONCE);
    }

    @Test
    void aReadOfOnesOwnGoesOnWhateverIsShared() throws IOException {
        var own = new Viewing(OWNER, OWNER, NOW);
        var out = new Interrupted("DELETE FROM share");
        reads.write(own, SeriesType.HEART_RATE, found(), out);
        assertThat(Json.read(out.bytes.toByteArray()).size()).isEqualTo(DAYS);
    }
}
