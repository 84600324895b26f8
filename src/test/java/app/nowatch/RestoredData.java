package app.nowatch;

import app.nowatch.platform.config.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A data folder on which no server runs, to look at. */
final class RestoredData implements AutoCloseable {
    private final DatabaseHome home;

    private RestoredData(DatabaseHome home) {
        this.home = home;
    }

    static RestoredData open(Path data) {
        return new RestoredData(DatabaseHome.forServer(Settings.load(data, Map.of(), Map.of())));
    }

    DatabaseSettings settings() {
        return home.settings();
    }

    Map<String, String> digests() {
        return digests(home.settings());
    }

    String queryOne(String sql) {
        try (var connection = connect(home.settings())) {
            return queryOne(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Rows that tell of somebody, after their table's name. */
    List<String> traces(Traces traces) {
        var found = new ArrayList<String>();
        try (var connection = connect(home.settings());
                var statement = connection.createStatement()) {
            for (var table : tables(connection)) {
                try (var rows = statement.executeQuery("SELECT t::text FROM \"" + table + "\" AS t")) {
                    while (rows.next()) {
                        if (traces.in(rows.getString(1))) {
                            found.add(table + " " + rows.getString(1));
                        }
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static String queryOne(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** Of every table how many rows it has and a hash over them; jobs move by themselves. */
    static Map<String, String> digests(DatabaseSettings settings) {
        var digests = new TreeMap<String, String>();
        try (var connection = connect(settings)) {
            for (var table : tables(connection)) {
                digests.put(
                        table,
                        queryOne(
                                connection,
                                "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM \""
                                        + table + "\" AS t"));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        digests.remove("scheduled_tasks");
        return digests;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'
                        """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() {
        home.close();
    }
}
