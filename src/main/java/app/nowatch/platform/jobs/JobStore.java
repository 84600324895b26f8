package app.nowatch.platform.jobs;

import app.nowatch.platform.db.Statements;
import java.time.Instant;

/** The way into the scheduler's table. Its own client would look before it inserts, and a conflict would end the transaction. */
final class JobStore {
    private JobStore() {}

    static boolean insert(Statements statements, String job, String instance, Instant due) {
        return statements.update("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        VALUES (?, ?, ?, FALSE, 1)
                        ON CONFLICT (task_name, task_instance) DO NOTHING
                        """, job, instance, due) == 1;
    }

    /** Says of all jobs that none of them runs. */
    static void release(Statements statements) {
        statements.update(
                "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL WHERE picked");
    }

    /** A job that runs at this moment is left alone: the scheduler removes it when it ends. */
    static int delete(Statements statements, String job, String prefix) {
        return statements.update(
                "DELETE FROM scheduled_tasks WHERE task_name = ? AND starts_with(task_instance, ?) AND NOT picked",
                job,
                prefix);
    }
}
