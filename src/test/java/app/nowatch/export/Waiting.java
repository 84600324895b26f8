package app.nowatch.export;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Has all exports in the background wait: somebody's stands in front of a lock, and no other is made meanwhile. */
record Waiting(Connection connection) implements AutoCloseable {
    static Waiting jobs(TestServer server) throws SQLException {
        var connection = server.database().connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE series_day IN ACCESS EXCLUSIVE MODE");
        }
        var first = Exported.create(Someone.insert(server), Exported.JUNE);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.database()
                        .queryOne("SELECT attempts FROM export_job WHERE id = '" + first + "'")
                        .equals("1"));
        return new Waiting(connection);
    }

    void end() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
