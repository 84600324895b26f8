package app.nowatch.platform.backup;

import app.nowatch.platform.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections outside of a pool: one of them is busy for as long as a copy takes. */
final class Connections {
    private Connections() {}

    static Connection open(DatabaseSettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "nowatch backup");
        properties.setProperty("logServerErrorDetail", "false");
        return DriverManager.getConnection(settings.url(), properties);
    }
}
