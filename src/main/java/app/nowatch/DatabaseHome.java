package app.nowatch;

import app.nowatch.platform.config.DatabaseSettings;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.embedded.DatabaseAddress;
import app.nowatch.platform.db.embedded.EmbeddedPostgres;
import app.nowatch.platform.db.embedded.EmbeddedPostgres.Options;
import java.util.Optional;

/** The PostgreSQL behind a server: the one of the settings, or the embedded one of the data folder. */
final class DatabaseHome implements AutoCloseable {
    private static final String NAME = "nowatch";

    private final DatabaseSettings settings;
    private final Optional<EmbeddedPostgres> embedded;

    private DatabaseHome(DatabaseSettings settings, Optional<EmbeddedPostgres> embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    /** For a server: an embedded database must not be in use by another one, nor half of what a backup holds. */
    static DatabaseHome forServer(Settings settings) {
        RestoreFolder.checkFinished(settings.data());
        return forRestore(settings);
    }

    /** As {@link #forServer}, for who fills it. */
    static DatabaseHome forRestore(Settings settings) {
        if (!settings.database().embedded()) {
            return new DatabaseHome(settings.database(), Optional.empty());
        }
        var postgres = EmbeddedPostgres.start(settings.data(), Options.defaults());
        Database.createIfMissing(postgres.address(), NAME);
        return new DatabaseHome(at(settings, postgres.address()), Optional.of(postgres));
    }

    /** For a command: the database of a running server is used as it stands. */
    static DatabaseHome forCommand(Settings settings) {
        RestoreFolder.checkFinished(settings.data());
        if (!settings.database().embedded()) {
            return forServer(settings);
        }
        return EmbeddedPostgres.running(settings.data())
                .map(address -> new DatabaseHome(at(settings, address), Optional.empty()))
                .orElseGet(() -> forServer(settings));
    }

    private static DatabaseSettings at(Settings settings, DatabaseAddress address) {
        return settings.database().at(address.jdbcUrl(NAME), address.user(), address.password());
    }

    /** How to connect. */
    DatabaseSettings settings() {
        return settings;
    }

    /** Stops an embedded database that this object started. */
    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
