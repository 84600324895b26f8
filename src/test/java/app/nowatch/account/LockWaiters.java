package app.nowatch.account;

import app.nowatch.TestDatabase;
import org.awaitility.Awaitility;

/** Knows when somebody waits for a row that a test has locked. */
final class LockWaiters {
    private LockWaiters() {}

    /** Returns as soon as so many connections of this database wait for a lock. */
    static void await(TestDatabase database, int waiters) {
        Awaitility.await().until(() -> Integer.parseInt(database.queryOne("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """)) >= waiters);
    }
}
