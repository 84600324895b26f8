package app.nowatch.platform.jobs;

import app.nowatch.platform.db.Database;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.slf4j.MDC;

/** Runs the jobs that are due. */
public final class Jobs implements AutoCloseable {
    private static final int MOST_AT_ONCE = 8;
    private static final Duration POLL = Duration.ofSeconds(1);
    /** A node that has been silent for six of these is dead, and its jobs are run by another. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final Duration WAIT_FOR_RUNNING = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** A program whose start fails half-way must be able to end. */
    private static final ThreadFactory DAEMONS =
            Thread.ofPlatform().name("jobs-", 0).daemon().factory();

    private final JobQueue queue;
    private final Scheduler scheduler;
    private final Runnable look;

    /** With everything there is to run; names must differ. */
    public Jobs(Database database, Clock clock, JobQueue queue, List<? extends Job> jobs, List<Recurring> recurring) {
        this.queue = queue;
        List<Task<?>> tasks = jobs.stream().<Task<?>>map(Jobs::task).toList();
        List<RecurringTask<Void>> recurringTasks =
                recurring.stream().map(Jobs::recurringTask).toList();
        this.scheduler = Scheduler.create(database.dataSource(), tasks)
                .startTasks(recurringTasks)
                .clock(clock::instant)
                .serializer(new NoData())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                // One statement picks and marks: several nodes never run the same.
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .threads(MOST_AT_ONCE)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .dueExecutor(Executors.newSingleThreadExecutor(DAEMONS))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, DAEMONS))
                .schedulerName(new SchedulerName.Fixed(
                        "nowatch-" + ProcessHandle.current().pid()))
                .failureLogging(LogLevel.WARN, true)
                .shutdownMaxWait(WAIT_FOR_RUNNING)
                .build();
        this.look = scheduler::triggerCheckForDueExecutions;
    }

    private static Task<Void> task(Job job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailure(Jobs::tryAgain)
                .execute((instance, context) -> run(job, instance.getId()));
    }

    private static RecurringTask<Void> recurringTask(Recurring recurring) {
        return Tasks.recurring(recurring.name(), FixedDelay.of(recurring.period()))
                .execute((instance, context) -> recurring.work().run());
    }

    private static CompletionHandler<Void> run(Job job, String instance) {
        // Not the instance: that may name a person.
        MDC.put("job", job.name());
        try {
            var again = job.run(instance);
            return (done, operations) ->
                    again.ifPresentOrElse(due -> operations.reschedule(done, due), operations::remove);
        } finally {
            MDC.remove("job");
        }
    }

    private static void tryAgain(ExecutionComplete failure, ExecutionOperations<Void> operations) {
        int doublings = Math.min(failure.getExecution().consecutiveFailures, 10);
        var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        var bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        operations.reschedule(failure, failure.getTimeDone().plus(bounded));
    }

    /** Begins to run what is due. */
    public void start() {
        queue.onScheduled(look);
        scheduler.start();
    }

    /** Takes no more jobs and waits for the running ones, at most 10 seconds before and after it interrupts them. */
    @Override
    public void close() {
        queue.forget(look);
        scheduler.stop();
    }
}
