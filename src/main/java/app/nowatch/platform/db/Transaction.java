package app.nowatch.platform.db;

import java.sql.Connection;
import org.jdbi.v3.core.Handle;

/**
 * An open transaction: the only thing that rooms hand to one another when one change spans several of them. Only stores look
 * inside.
 */
public final class Transaction {
    private final Handle handle;

    Transaction(Handle handle) {
        this.handle = handle;
    }

    /** A store whose statements run inside this transaction. */
    public <T> T attach(Class<T> store) {
        return handle.attach(store);
    }

    /** Runs the work once this transaction has committed, and never when it does not; it must be short and must not throw. */
    public void afterCommit(Runnable work) {
        handle.afterCommit(work);
    }

    /** Statements inside this transaction. */
    public Statements statements() {
        return new Statements(connection());
    }

    /** For libraries that want the plain connection; they must neither commit nor close it. */
    public Connection connection() {
        return handle.getConnection();
    }
}
