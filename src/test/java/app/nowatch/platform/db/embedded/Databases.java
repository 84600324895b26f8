package app.nowatch.platform.db.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What these tests do with a database: start one, and run a statement on it. */
final class Databases {
    private Databases() {}

    /** Small, and with the programs unpacked once for all tests. */
    static EmbeddedPostgres.Options options() {
        return EmbeddedPostgres.Options.defaults()
                .withCaches(Path.of("target", "postgres-binaries"))
                .withSharedBuffersMegabytes(16);
    }

    static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(folder, options());
    }

    static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl("postgres"), address.user(), address.password());
    }
}
