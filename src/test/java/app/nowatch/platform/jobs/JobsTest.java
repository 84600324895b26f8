package app.nowatch.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.nowatch.SettableClock;
import app.nowatch.TestDatabase;
import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final JobQueue queue = new JobQueue();
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private TestDatabase postgres;
    private Database database;

    private record Named(String name, Function<String, Optional<Instant>> work) implements Job {
        @Override
        public Optional<Instant> run(String instance) {
            return work.apply(instance);
        }
    }

    @BeforeEach
    void open() {
        postgres = TestDatabase.create();
        database = Database.open(postgres.settings(), new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        database.close();
        postgres.close();
    }

    private Jobs jobs(Function<String, Optional<Instant>> work) {
        return new Jobs(database, clock, queue, List.of(new Named("note", work)), List.of());
    }

    private Optional<Instant> note(String instance) {
        ran.add(instance);
        return Optional.empty();
    }

    private boolean schedule(String instance, Instant due) {
        return database.inTransaction(transaction -> queue.schedule(transaction, "note", instance, due));
    }

    private void awaitNothingWaiting() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postgres.query("SELECT task_instance FROM scheduled_tasks"))
                        .isEmpty());
    }

    @Test
    void aJobRunsWhenItsTransactionCommitsAndNeverWhenItDoesNot() {
        try (var jobs = jobs(this::note)) {
            jobs.start();
            assertThatThrownBy(() -> database.useTransaction(transaction -> {
                        queue.schedule(transaction, "note", "undone", clock.instant());
                        throw new IllegalStateException("undo");
                    }))
                    .hasMessage("undo");
            schedule("done", clock.instant());

            awaitNothingWaiting();
            assertThat(ran).containsExactly("done");
        }
    }

    @Test
    void aJobWaitsUntilItIsDue() {
        try (var jobs = jobs(this::note)) {
            jobs.start();
            schedule("later", clock.instant().plus(Duration.ofHours(1)));
            schedule("now", clock.instant());
            await().atMost(PATIENCE).until(() -> ran.contains("now"));
            assertThat(ran).doesNotContain("later");

            clock.advance(Duration.ofHours(1));
            awaitNothingWaiting();
            assertThat(ran).containsExactly("now", "later");
        }
    }

    @Test
    void theSameInstanceWaitsOnlyOnce() {
        assertThat(schedule("same", clock.instant())).isTrue();
        assertThat(schedule("same", clock.instant())).isFalse();
        assertThat(schedule("other", clock.instant())).isTrue();

        try (var jobs = jobs(this::note)) {
            jobs.start();
            awaitNothingWaiting();
            assertThat(ran).containsExactlyInAnyOrder("same", "other");
        }
    }

    @Test
    void aJobMayAskToRunAgain() {
        try (var jobs = jobs(instance -> {
            ran.add(instance);
            return ran.size() < 3 ? Optional.of(clock.instant().minusMillis(1)) : Optional.empty();
        })) {
            jobs.start();
            schedule("thrice", clock.instant());

            awaitNothingWaiting();
            assertThat(ran).containsExactly("thrice", "thrice", "thrice");
        }
    }

    @Test
    void aJobThatFailsRunsAgainAfterGrowingPauses() {
        try (var jobs = jobs(instance -> {
            ran.add(instance);
            throw new IllegalStateException("on purpose");
        })) {
            jobs.start();
            schedule("broken", clock.instant());

            for (int failures = 1; failures <= 8; failures++) {
                awaitFailures(failures);
                var minutes = Math.min(60, 1L << (failures - 1));
                assertThat(postgres.queryOne("SELECT execution_time - last_failure FROM scheduled_tasks"))
                        .isEqualTo("%02d:%02d:00", minutes / 60, minutes % 60);
                clock.advance(Duration.ofMinutes(minutes));
            }
        }
    }

    private void awaitFailures(int failures) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postgres.queryOne("SELECT consecutive_failures FROM scheduled_tasks"))
                        .isEqualTo(Integer.toString(failures)));
    }

    @Test
    void aJobOfANodeThatDiedRunsOnAnother() {
        schedule("orphan", clock.instant());
        postgres.execute("""
                UPDATE scheduled_tasks
                SET picked = TRUE, picked_by = 'dead', last_heartbeat = now() - interval '61 seconds', version = 2
                """);

        try (var jobs = jobs(this::note)) {
            jobs.start();
            awaitNothingWaiting();
            assertThat(ran).containsExactly("orphan");
        }
    }

    @Test
    void whatNobodyHereKnowsStaysForThoseWhoDo() {
        database.useTransaction(transaction -> queue.schedule(transaction, "of-a-newer-version", "1", clock.instant()));
        try (var jobs = jobs(this::note)) {
            jobs.start();
            schedule("known", clock.instant());
            await().atMost(PATIENCE).until(() -> ran.contains("known"));
        }

        assertThat(postgres.query("SELECT task_name FROM scheduled_tasks")).containsExactly("of-a-newer-version");
    }

    @Test
    void recurringWorkComesAgainAfterItsPeriodEvenWhenItFails() {
        var runs = new AtomicInteger();
        var hourly = new Recurring("housekeeping", Duration.ofHours(1), () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });
        try (var jobs = new Jobs(database, clock, queue, List.of(), List.of(hourly))) {
            jobs.start();
            for (int hours = 1; hours <= 3; hours++) {
                var expected = hours;
                await().atMost(PATIENCE).until(() -> runs.get() == expected);
                awaitFailures(expected);
                clock.advance(Duration.ofHours(1));
            }
        }
        assertThatThrownBy(() -> new Recurring("never", Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingWaitsForWhatRuns() {
        var started = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var jobs = jobs(instance -> {
            started.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                ran.add("interrupted");
            }
            return note(instance);
        });
        jobs.start();
        schedule("long", clock.instant());
        await().atMost(PATIENCE).until(() -> started.getCount() == 0);

        var closing = Thread.startVirtualThread(jobs::close);
        schedule("too late", clock.instant());
        mayEnd.countDown();

        await().atMost(PATIENCE).until(() -> !closing.isAlive());
        assertThat(ran).contains("long").doesNotContain("interrupted");
        assertThat(postgres.query("SELECT task_instance FROM scheduled_tasks WHERE picked"))
                .isEmpty();
    }
}
