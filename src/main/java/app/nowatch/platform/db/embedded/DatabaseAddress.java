package app.nowatch.platform.db.embedded;

/**
 * Where a running database is reached, and as whom.
 *
 * @param port on 127.0.0.1, 1..65535
 */
public record DatabaseAddress(int port, String user, String password) {
    public DatabaseAddress {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: not in 1..65535: " + port);
        }
        if (user.isBlank() || password.isBlank()) {
            throw new IllegalArgumentException("user, password: must not be blank");
        }
    }

    /** The address of one database for JDBC, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Leaves out the password, since what is printed ends in logs. */
    @Override
    public String toString() {
        return "DatabaseAddress[port=" + port + ", user=" + user + "]";
    }
}
