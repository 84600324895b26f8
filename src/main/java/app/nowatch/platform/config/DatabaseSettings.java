package app.nowatch.platform.config;

import java.time.Duration;

/** Where the database is. */
public record DatabaseSettings(
        @Setting(
                byDefault = "",
                says = "JDBC address of a PostgreSQL 15 or newer, such as jdbc:postgresql://db/nowatch; empty: one is"
                        + " embedded in the data folder")
        String url,

        @Setting(byDefault = "", says = "User of that database")
        String user,

        @Setting(byDefault = "", says = "Password of that user", secret = true)
        String password,

        @Setting(byDefault = "10", says = "Connections held open, 2 to 200")
        int poolSize,

        @Setting(
                byDefault = "10s",
                says = "How long a request waits for a free connection before it answers 503, 0.25s to 10m")
        Duration waitAtMost) {

    public DatabaseSettings {
        if (poolSize < 2 || poolSize > 200) {
            throw new IllegalArgumentException("pool-size must be 2 to 200");
        }
        if (waitAtMost.toMillis() < 250 || waitAtMost.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("wait-at-most must be 0.25s to 10m");
        }
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("url must start with jdbc:postgresql:");
        }
    }

    /** Whether no address is set, so that the server brings its own database. */
    public boolean embedded() {
        return url.isEmpty();
    }

    /** The same settings for the database at another place. */
    public DatabaseSettings at(String otherUrl, String otherUser, String otherPassword) {
        return new DatabaseSettings(otherUrl, otherUser, otherPassword, poolSize, waitAtMost);
    }
}
