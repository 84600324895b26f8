package app.nowatch.platform.db;

import app.nowatch.platform.config.DatabaseSettings;
import app.nowatch.platform.db.embedded.DatabaseAddress;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The pool of connections, migrated to the newest schema when it opens. */
public final class Database implements AutoCloseable {
    /** The schema that {@link #open} brings a database to, such as {@code 010}. */
    public static final String NEWEST_SCHEMA = Schema.NEWEST;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
        jdbi.registerRowMapper(new RecordMapperFactory());
        // What is bound would land in the log with the exception: addresses, hashes, health values.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(Database::withoutValues);
    }

    /**
     * Connects and migrates.
     *
     * @throws RuntimeException when the database cannot be reached or has a schema that this program does not know
     */
    public static Database open(DatabaseSettings settings, MeterRegistry metrics) {
        var pool = new HikariDataSource(configuration(settings, metrics));
        try {
            Schema.migrate(pool);
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Brings a database to a schema that need not be the newest.
     *
     * @param version such as {@code 004}
     */
    public static void migrate(DatabaseSettings settings, String version) {
        Schema.migrate(settings, version);
    }

    private static String withoutValues(StatementException failure) {
        var context = failure.getStatementContext();
        var statement = context == null ? "" : " [" + context.getRawSql() + "]";
        return failure.getShortMessage() + statement;
    }

    private static HikariConfig configuration(DatabaseSettings settings, MeterRegistry metrics) {
        var configuration = new HikariConfig();
        configuration.setPoolName("nowatch");
        configuration.setJdbcUrl(settings.url());
        configuration.setUsername(settings.user());
        configuration.setPassword(settings.password());
        configuration.setMaximumPoolSize(settings.poolSize());
        configuration.setConnectionTimeout(settings.waitAtMost().toMillis());
        configuration.setMetricRegistry(metrics);
        // A violated constraint quotes the row: health values and addresses would land in the log.
        configuration.addDataSourceProperty("logServerErrorDetail", "false");
        configuration.addDataSourceProperty("ApplicationName", "nowatch");
        configuration.addDataSourceProperty("prepareThreshold", "2");
        configuration.addDataSourceProperty("reWriteBatchedInserts", "true");
        return configuration;
    }

    /** Makes a database on a server that has none of this name. */
    public static void createIfMissing(DatabaseAddress server, String name) {
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var statement = connection.createStatement()) {
            query.setString(1, name);
            if (!query.executeQuery().next()) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the database " + name, e);
        }
    }

    /** Runs the work in one transaction and commits it; any exception rolls it back and goes on to the caller. */
    public <T> T inTransaction(Function<Transaction, T> work) {
        return jdbi.inTransaction(handle -> work.apply(new Transaction(handle)));
    }

    /** As {@link #inTransaction}, without a result. */
    public void useTransaction(Consumer<Transaction> work) {
        jdbi.useTransaction(handle -> work.accept(new Transaction(handle)));
    }

    /** A store whose every call takes a connection of its own and commits by itself. */
    public <T> T onDemand(Class<T> store) {
        return jdbi.onDemand(store);
    }

    /** Lends statements that commit one by one; their connection is free again when this returns. */
    public <T> T withStatements(Function<Statements, T> work) {
        try (var connection = pool.getConnection()) {
            return work.apply(new Statements(connection));
        } catch (SQLException e) {
            throw Statements.failed(e);
        }
    }

    /** For libraries that speak JDBC themselves. */
    public DataSource dataSource() {
        return pool;
    }

    /** Whether a connection can be had and answers. */
    public boolean isAlive() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
