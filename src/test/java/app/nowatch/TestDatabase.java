package app.nowatch;

import app.nowatch.platform.config.DatabaseSettings;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.embedded.DatabaseAddress;
import app.nowatch.platform.db.embedded.EmbeddedPostgres;
import app.nowatch.platform.db.embedded.EmbeddedPostgres.Options;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh, migrated database on the one PostgreSQL that all tests of this process share. */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "nowatch_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final DatabaseAddress POSTGRES = startOnce();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    private static DatabaseAddress startOnce() {
        var folder = TemporaryFolders.create();
        // What is lost when the machine dies does not matter to a test; durability has tests of its own.
        var postgres = EmbeddedPostgres.start(
                folder,
                Options.defaults()
                        .withSetting("fsync", "off")
                        .withSetting("max_connections", "300")
                        // Counts statements; with room for those of every test's database, so that none is dropped.
                        .withSetting("shared_preload_libraries", "pg_stat_statements")
                        .withSetting("pg_stat_statements.max", "20000")
                        .withSetting("pg_stat_statements.track_utility", "off"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            TemporaryFolders.delete(folder);
        }));
        var address = postgres.address();
        execute(address, "postgres", "CREATE DATABASE " + TEMPLATE);
        Database.open(settings(address, TEMPLATE), new SimpleMeterRegistry()).close();
        return address;
    }

    /** A new one, with every migration applied and nothing in it. */
    public static synchronized TestDatabase create() {
        var name = "test_" + NUMBER.incrementAndGet();
        execute(POSTGRES, "postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(name);
    }

    private static void execute(DatabaseAddress address, String database, String sql) {
        try (var connection =
                        DriverManager.getConnection(address.jdbcUrl(database), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static DatabaseSettings settings(DatabaseAddress address, String database) {
        return new DatabaseSettings(
                address.jdbcUrl(database), address.user(), address.password(), 10, Duration.ofSeconds(10));
    }

    /** How the program reaches it. */
    public DatabaseSettings settings() {
        return settings(POSTGRES, name);
    }

    /** The same, as settings by key. */
    void putInto(Map<String, String> settings) {
        settings.put("database.url", settings().url());
        settings.put("database.user", settings().user());
        settings.put("database.password", settings().password());
    }

    /** A plain connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings().url(), settings().user(), settings().password());
    }

    /** Runs statements that answer nothing. */
    public void execute(String sql) {
        execute(POSTGRES, name, sql);
    }

    /** The first column of every row, as text; SQL NULL as "null". */
    public List<String> query(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The first column of the only row. */
    public String queryOne(String sql) {
        return query(sql).getFirst();
    }

    @Override
    public void close() {
        execute(POSTGRES, "postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    }
}
