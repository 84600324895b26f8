package app.nowatch.platform.jobs;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where rooms schedule jobs. Thread-safe. */
public final class JobQueue {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * Schedules one instance of a job in the given transaction: it exists when that commits, and never when it does not.
     *
     * @param job the {@link Job#name()}
     * @param instance told to the job when it runs; at most one of a name waits or runs at a time
     * @param due not before this
     * @return whether it is new; where the same instance waits or runs already, that one stays as it is
     */
    public boolean schedule(Transaction transaction, String job, String instance, Instant due) {
        var scheduled = JobStore.insert(transaction.statements(), job, instance, due);
        if (scheduled) {
            transaction.afterCommit(() -> listeners.forEach(Runnable::run));
        }
        return scheduled;
    }

    /** As {@link #schedule}, for what is due in some time: nobody looks for it before. */
    public boolean scheduleLater(Transaction transaction, String job, String instance, Instant due) {
        return JobStore.insert(transaction.statements(), job, instance, due);
    }

    /** Takes back what has not begun; answers how many instances of the job, those whose name begins so, that were. */
    public int withdraw(Transaction transaction, String job, String instancesPrefix) {
        return JobStore.delete(transaction.statements(), job, instancesPrefix);
    }

    /** Of a database that no server works on: what was running when it was copied is due again. */
    public static void releaseAll(Database database) {
        database.useTransaction(transaction -> JobStore.release(transaction.statements()));
    }

    /** Has the work done after every commit that scheduled something. */
    void onScheduled(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
