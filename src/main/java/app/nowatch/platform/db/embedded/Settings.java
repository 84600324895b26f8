package app.nowatch.platform.db.embedded;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings the database is started with. They stand on its command line, not in a file, so that a newer program
 * brings its own. What makes commits durable is left as PostgreSQL has it: on.
 */
final class Settings {
    private static final Map<String, String> WHERE = Map.of(
            // No sockets in the file system: their path must be short, and a data folder's may be long.
            "listen_addresses", "127.0.0.1", "unix_socket_directories", "");

    private static final Map<String, String> SIZE =
            Map.of("max_connections", "50", "max_wal_size", "1GB", "huge_pages", "off", "jit", "off");

    /** Enough to survive a crash; there is no program here that could copy a running cluster. */
    private static final Map<String, String> CHANGES_LOG = Map.of("wal_level", "minimal", "max_wal_senders", "0");

    /**
     * Refused statements are told to the server, not to the log: they would bring people's values into it.
     */
    private static final Map<String, String> LOG = Map.of(
            "timezone", "UTC",
            "log_timezone", "UTC",
            "log_min_messages", "log",
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse",
            "log_checkpoints", "off");

    private final EmbeddedPostgres.Options options;

    Settings(EmbeddedPostgres.Options options) {
        this.options = options;
    }

    SortedMap<String, String> all() {
        var all = new TreeMap<>(WHERE);
        all.putAll(SIZE);
        all.putAll(CHANGES_LOG);
        all.putAll(LOG);
        all.put("shared_buffers", options.sharedBuffersMegabytes() + "MB");
        all.putAll(options.settings());
        return all;
    }
}
