package app.nowatch.platform.db;

import app.nowatch.platform.config.DatabaseSettings;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database to the newest schema. */
final class Schema {
    /** The version of the newest file in {@code db/migration}; a test holds them together. */
    static final String NEWEST = "013";

    private Schema() {}

    /**
     * Runs the migrations that are missing. On a database that has them all this is one statement: the library takes a third of
     * a second of a start to find that out.
     *
     * @throws RuntimeException when a migration fails, or the database has a schema that this program does not know
     */
    static void migrate(DataSource database) {
        if (!isNewest(database)) {
            migrations().dataSource(database).load().migrate();
        }
    }

    /** As {@link #migrate(DataSource)}, up to a version and no further. */
    static void migrate(DatabaseSettings database, String version) {
        migrations()
                .dataSource(database.url(), database.user(), database.password())
                .target(version)
                .load()
                .migrate();
    }

    private static FluentConfiguration migrations() {
        return Flyway.configure().locations("classpath:db/migration");
    }

    private static boolean isNewest(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        SELECT version, success
                        FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1
                        """);
                var rows = statement.executeQuery()) {
            return rows.next() && NEWEST.equals(rows.getString(1)) && rows.getBoolean(2);
        } catch (SQLException e) {
            // A new database has no such table; whatever else is wrong, the library says better.
            return false;
        }
    }
}
