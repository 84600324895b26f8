package app.nowatch.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/** One kind of work that is scheduled, instance by instance, with {@link JobQueue#schedule}. */
public interface Job {
    /** Stands in the database: changing it orphans what is waiting. */
    String name();

    /**
     * Does the work of one instance. It may run again after a crash, so doing it twice must do no harm.
     *
     * @param instance what was scheduled, as a rule the id of a row
     * @return when to run this instance again; empty when it is done
     * @throws RuntimeException to be run again after a pause, which grows from a minute to an hour
     */
    Optional<Instant> run(String instance);
}
