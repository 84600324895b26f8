package app.nowatch.telemetry;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the batches of all requests that wait in one transaction, and the next ones when that is committed. What waits is bounded
 * by its number, since each holds one of the places that all requests share, and by the memory that it was made in.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_WAITING = 200;
    /** Exporters give up after ten seconds, as a rule; who is refused before then knows that nothing is stored. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** For a database that is slow. */
    private static final Duration STATEMENT = Duration.ofSeconds(6);
    /** For a database that is gone without a word. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** What one transaction may take after the patience has ended. */
    private static final Duration WRITING = Duration.ofSeconds(20);

    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** SQLSTATE classes of what lies in the data: a wrong value, a violated constraint. */
    private static final String WRONG_DATA = "2[23].*";

    private final Database database;
    private final Partitions partitions;
    private final Runnable afterForward;
    private final BlockingQueue<Batch> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    /** @param afterForward is told when something to be passed on has been committed */
    Writer(Database database, Partitions partitions, Runnable afterForward) {
        this.database = database;
        this.partitions = partitions;
        this.afterForward = afterForward;
        thread = Thread.ofPlatform().daemon().name("telemetry-writer").start(this::work);
    }

    /**
     * Returns when the batch is on disk. Its memory is given back whatever happens.
     *
     * @throws Problem.Overloaded when it is not; or, when the database does not say what has become of it, when nobody knows
     */
    void write(Batch batch) {
        if (!queue.offer(batch)) {
            batch.fail(new IllegalStateException("the queue is full"));
            throw new Problem.Overloaded("too much telemetry waits to be stored", PAUSE);
        }
        if (closed) {
            failWaiting();
        }
        try {
            if (!await(batch)) {
                throw new Problem.Overloaded("the account is being changed", Duration.ofSeconds(1));
            }
        } catch (ExecutionException | TimeoutException e) {
            throw notNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(batch);
            throw notNow();
        }
    }

    /** What is refused is not to be stored afterwards, since it is sent again: what is just being written is waited for. */
    private boolean await(Batch batch) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return batch.written().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            if (giveUp(batch)) {
                throw e;
            }
            return batch.written().get(WRITING.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private boolean giveUp(Batch batch) {
        boolean early = batch.giveUp();
        if (early) {
            queue.remove(batch);
        }
        return early;
    }

    /** How many batches wait. */
    int waiting() {
        return queue.size();
    }

    private static Problem.Overloaded notNow() {
        return new Problem.Overloaded("telemetry cannot be stored at the moment", PAUSE);
    }

    private void work() {
        var batches = new ArrayList<Batch>();
        while (!closed) {
            try {
                batches.add(queue.take());
                queue.drainTo(batches, MOST_AT_ONCE - 1);
                write(batches.stream().filter(Batch::begin).toList());
            } catch (InterruptedException e) {
                // Closed while there was nothing to do.
            } catch (Throwable e) {
                // Whatever it was, this thread is the only one that writes; the next batches may fare better.
                batches.forEach(batch -> batch.fail(new IllegalStateException(e)));
            }
            batches.clear();
        }
    }

    private void write(List<Batch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        try {
            store(batches);
        } catch (RuntimeException | Error e) {
            // Another node may have dropped one that this one has made.
            partitions.forget();
            if (batches.size() > 1 && isWrongData(e)) {
                // Whosever it is, the others are not to suffer from it.
                batches.forEach(batch -> write(List.of(batch)));
                return;
            }
            LOG.error("telemetry of {} requests could not be written", batches.size(), e);
            batches.forEach(batch -> batch.fail(new IllegalStateException(e)));
        }
    }

    private void store(List<Batch> batches) {
        for (var batch : batches) {
            partitions.ensure(batch.received());
        }
        var living = database.inTransaction(transaction -> {
            var store = new TelemetryStore(transaction);
            store.boundTime(STATEMENT, SILENCE);
            var accounts = store.holdAccounts(batches);
            store.add(batches.stream()
                    .filter(batch -> accounts.contains(batch.userId()))
                    .toList());
            return accounts;
        });
        batches.forEach(batch -> batch.end(living.contains(batch.userId())));
        if (batches.stream().anyMatch(batch -> batch.forward().length > 0)) {
            afterForward.run();
        }
    }

    private static boolean isWrongData(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().matches(WRONG_DATA)) {
                return true;
            }
        }
        return false;
    }

    private void failWaiting() {
        var left = new ArrayList<Batch>();
        queue.drainTo(left);
        left.forEach(batch -> batch.fail(new IllegalStateException("the server stops")));
    }

    /** Lets what is being written be written; what waits is refused. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failWaiting();
    }
}
