package app.nowatch.platform.jobs;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The way into the scheduler's table. Its own client would look before it inserts, and a conflict would end the transaction. */
interface JobStore {
    @SqlUpdate("""
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            VALUES (:job, :instance, :due, FALSE, 1)
            ON CONFLICT (task_name, task_instance) DO NOTHING
            """)
    boolean insert(String job, String instance, Instant due);
}
