package app.nowatch.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.LockWaiters;
import app.nowatch.TestDatabase;
import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody has numbered a change and takes their time to commit it: nobody else's number of that person is seen before. */
class ChangeOrderTest {
    private static final UUID PERSON = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2024-06-02T12:00:00Z");

    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());
    private final ChangeFeed feed = new ChangeFeed(database, Clock.fixed(NOW, ZoneOffset.UTC));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ending = new CountDownLatch(1);

    ChangeOrderTest() {
        testDatabase.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                VALUES ('%s', 'somebody@example.org', '', 'Some', 'Body', now(), now(), now(), now())
                """.formatted(PERSON));
    }

    @AfterEach
    void close() {
        ending.countDown();
        threads.close();
        database.close();
        testDatabase.close();
    }

    /** Numbers a change, then does something before it commits. */
    private Future<?> write(String item, Runnable meanwhile) {
        var change = new Change(ChangeKind.CHECKIN, item, ChangeOp.ADDED);
        return threads.submit(() -> database.useTransaction(transaction -> {
            new Changes().write(transaction, PERSON, List.of(change), NOW);
            meanwhile.run();
        }));
    }

    /** Answers when the change has its number and waits to be committed, or to be rolled back. */
    private Future<?> writeSlowly(Runnable atTheEnd) {
        var numbered = new CountDownLatch(1);
        var slow = write("slow", () -> {
            numbered.countDown();
            await(ending);
            atTheEnd.run();
        });
        await(numbered);
        return slow;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> stored() {
        var page = database.withStatements(statements -> new ChangeStore(statements).after(PERSON, 0, true, 10));
        assertThat(page.last()).isEqualTo(page.rows().size());
        return page.rows().stream().map(row -> row.no() + " " + row.item()).toList();
    }

    private List<String> told(String cursor) {
        return feed.after(PERSON, Optional.of(cursor)).changes().stream()
                .map(ChangeFeed.Shown::id)
                .toList();
    }

    /** Both have asked for a number; what is told now ends before either. */
    private String cursorBetween(Future<?> quick) {
        LockWaiters.await(testDatabase, 1);
        assertThat(quick.isDone()).isFalse();
        assertThat(stored()).isEmpty();
        var page = feed.after(PERSON, Optional.empty());
        assertThat(page.changes()).isEmpty();
        return page.nextCursor();
    }

    @Test
    void theLaterNumberWaitsForTheEarlierOne() throws Exception {
        var slow = writeSlowly(() -> {});
        var quick = write("quick", () -> {});
        var cursor = cursorBetween(quick);
        ending.countDown();
        slow.get();
        quick.get();
        assertThat(stored()).containsExactly("1 slow", "2 quick");
        assertThat(told(cursor)).containsExactly("slow", "quick");
    }

    @Test
    void whatIsRolledBackLeavesNoGap() throws Exception {
        var slow = writeSlowly(() -> {
            throw new IllegalStateException("to be rolled back");
        });
        var quick = write("quick", () -> {});
        var cursor = cursorBetween(quick);
        ending.countDown();
        assertThatThrownBy(slow::get).hasMessageContaining("to be rolled back");
        quick.get();
        assertThat(stored()).containsExactly("1 quick");
        assertThat(told(cursor)).containsExactly("quick");
    }
}
