package app.nowatch;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Knows when somebody waits for a row that a test has locked. */
public final class LockWaiters {
    private LockWaiters() {}

    /** Returns as soon as so many connections of this database wait for a lock. */
    public static void await(TestDatabase database, int waiters) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Integer.parseInt(database.queryOne("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """)) >= waiters);
    }
}
