package app.nowatch.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.nowatch.TestDatabase;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
    /** Stands still unless it is moved, so that no bucket fills while a test counts. */
    private static final class StillClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T12:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final StillClock clock = new StillClock();
    private final TestDatabase postgres = TestDatabase.create();
    private Database database;
    private Limits limits;

    @BeforeAll
    void open() {
        database = Database.open(postgres.settings(), new SimpleMeterRegistry());
        limits = new Limits(clock, database.dataSource());
    }

    @AfterAll
    void close() {
        database.close();
        postgres.close();
    }

    private static void takeAll(Limits limits, Limit limit, String who) {
        for (int i = 0; i < limit.most(); i++) {
            limits.take(limit, who);
        }
    }

    private Problem.TooMany refused(Limit limit, String who) {
        return catchThrowableOfType(Problem.TooMany.class, () -> limits.take(limit, who));
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void aBucketHoldsItsTriesAndFillsEvenly(Limit limit) {
        takeAll(limits, limit, "somebody");
        var one = limit.per().dividedBy(limit.most());

        var refused = refused(limit, "somebody");

        assertThat(refused.retryAfter()).isBetween(one.minusMillis(1), one.plusMillis(1));
        assertThat(refused.messages()).singleElement().asString().startsWith("too many ");
        clock.advance(one.plusMillis(1));
        limits.take(limit, "somebody");
        assertThatThrownBy(() -> limits.take(limit, "somebody")).isInstanceOf(Problem.TooMany.class);
        clock.advance(limit.per());
        takeAll(limits, limit, "somebody");
        assertThatThrownBy(() -> limits.take(limit, "somebody")).isInstanceOf(Problem.TooMany.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Limit.class,
            names = {"LOGIN", "WRONG_PASSWORD"})
    void everybodyHasABucketOfTheirOwnForEachLimit(Limit limit) {
        takeAll(limits, limit, "one");

        limits.take(limit, "another");
        limits.take(Limit.CODE_TRY, "one");
        assertThatThrownBy(() -> limits.take(limit, "one")).isInstanceOf(Problem.TooMany.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Limit.class,
            names = {"LOGIN", "WRONG_PASSWORD"})
    void whatIsGivenBackCanBeTakenAgainAndNoMore(Limit limit) {
        takeAll(limits, limit, "forgiven");
        limits.giveBack(limit, "forgiven");

        limits.take(limit, "forgiven");
        assertThatThrownBy(() -> limits.take(limit, "forgiven")).isInstanceOf(Problem.TooMany.class);

        limits.giveBack(limit, "untouched");
        takeAll(limits, limit, "untouched");
        assertThatThrownBy(() -> limits.take(limit, "untouched")).isInstanceOf(Problem.TooMany.class);
    }

    @Test
    void nodesCountTogetherWhereSecretsAreGuessedAndAloneElsewhere() {
        var otherNode = new Limits(clock, database.dataSource());
        takeAll(limits, Limit.WRONG_PASSWORD, "guesser");
        takeAll(limits, Limit.LOGIN, "guesser");

        assertThatThrownBy(() -> otherNode.take(Limit.WRONG_PASSWORD, "guesser"))
                .isInstanceOf(Problem.TooMany.class);
        otherNode.take(Limit.LOGIN, "guesser");
    }

    @Test
    void triesAtTheSameMomentAreAllCounted() throws InterruptedException {
        var otherNode = new Limits(clock, database.dataSource());
        Callable<Boolean> here = () -> taken(limits);
        Callable<Boolean> there = () -> taken(otherNode);
        var tries =
                IntStream.range(0, 30).mapToObj(i -> i % 2 == 0 ? here : there).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken =
                    threads.invokeAll(tries).stream().filter(LimitsTest::result).count();
            assertThat(taken).isEqualTo(Limit.WRONG_PASSWORD.most());
        }
    }

    private static boolean taken(Limits limits) {
        try {
            limits.take(Limit.WRONG_PASSWORD, "hurried");
            return true;
        } catch (Problem.TooMany e) {
            return false;
        }
    }

    private static boolean result(java.util.concurrent.Future<Boolean> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theDatabaseSeesNoAddressAndFullBucketsAreRemoved() {
        postgres.execute("DELETE FROM limit_bucket");
        limits.take(Limit.CODE_TRY, "noor@example.org");
        assertThat(postgres.query("SELECT id FROM limit_bucket"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{40}");
        // As if an hour had passed: the library's removal looks at the machine's clock.
        postgres.execute("UPDATE limit_bucket SET expires_at = expires_at - 3600000");
        limits.take(Limit.CODE_TRY, "milan@example.org");

        assertThat(limits.removeExpired(100)).isEqualTo(1);
        assertThat(postgres.query("SELECT id FROM limit_bucket")).hasSize(1);
    }
}
