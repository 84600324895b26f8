package app.nowatch.platform.backup;

import app.nowatch.platform.blob.Blob;
import app.nowatch.platform.blob.BlobRows;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.config.DatabaseSettings;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes all that a server keeps into one file, while it runs. */
public final class Backup {
    /** Keys of blobs that are fetched from the database at once. */
    private static final int FETCHED = 1000;

    private final DatabaseSettings database;
    private final BlobStore blobs;
    private final List<BlobRows> named;
    private final String program;
    private final Clock clock;

    /**
     * Names what is to be written.
     *
     * @param named every kind of row that names blobs; those whose table an older schema has not are passed over
     * @param program the version of this program
     */
    public Backup(DatabaseSettings database, BlobStore blobs, List<BlobRows> named, String program, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.named = List.copyOf(named);
        this.program = program;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param missing blobs that rows name and that are not there: most likely their rows went while the backup was under way
     * @param bytes the size of the file
     */
    public record Written(int tables, long rows, long blobs, List<String> missing, long bytes) {
        public Written {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Writes one consistent state: what was committed when it begins. The file has its name only when all of it is on disk.
     *
     * @param replaces whether a file that is there may be replaced
     * @throws BackupException in one sentence, when the file is there or something cannot be read or written
     */
    public Written write(Path file, boolean replaces) {
        if (!replaces && Files.exists(file)) {
            throw new BackupException(file + " is there already; choose another name or say --force");
        }
        try (var unfinished = UnfinishedFile.of(file);
                var connection = Connections.open(database)) {
            var zip = new BackupZip(Channels.newOutputStream(unfinished.channel()));
            var written = new Pass(connection, zip).run();
            unfinished.keep(replaces);
            return new Written(
                    written.manifest.tables().size(),
                    written.manifest.rows(),
                    written.copied,
                    written.missing,
                    Files.size(file));
        } catch (BackupException e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new BackupException("the backup cannot be written: " + BackupException.root(e), e);
        }
    }

    private record Result(Manifest manifest, long copied, List<String> missing) {}

    /** One reading of the database. */
    private final class Pass {
        private final Connection connection;
        private final BackupZip zip;
        private final CatalogStore catalog;
        private final List<String> missing = new ArrayList<>();
        private long copied;

        Pass(Connection connection, BackupZip zip) {
            this.connection = connection;
            this.zip = zip;
            catalog = new CatalogStore(connection);
        }

        /** The tables are held before the first query, which takes the snapshot: what it shows is then there to be copied. */
        Result run() throws SQLException, IOException {
            var roots = catalog.roots();
            if (roots.isEmpty()) {
                throw new BackupException("the database is empty: there is nothing to back up");
            }
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            catalog.hold(roots);
            var tables = catalog.tables();
            // First, while hardly any row can be out of date.
            for (var rows : named) {
                if (roots.contains(rows.table())) {
                    copyBlobs(rows);
                }
            }
            var entries = new ArrayList<Manifest.Entry>();
            for (var table : tables) {
                entries.add(copy(table));
            }
            var manifest = new Manifest(
                    clock.instant(), program, catalog.postgres(), catalog.schema(), entries, catalog.sequences());
            connection.rollback();
            zip.finish(manifest);
            return new Result(manifest, copied, missing);
        }

        private Manifest.Entry copy(CopiedTable table) throws IOException {
            long[] rows = {0};
            var copy = copyManager();
            zip.addTable(new Manifest.Entry(table, 0).file(), out -> {
                try {
                    rows[0] = copy.copyOut("COPY " + table.copied() + " TO STDOUT (FORMAT binary)", out);
                } catch (SQLException e) {
                    throw new IOException(e.getMessage(), e);
                }
            });
            return new Manifest.Entry(table, rows[0]);
        }

        private CopyManager copyManager() throws IOException {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        private void copyBlobs(BlobRows rows) throws SQLException, IOException {
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(FETCHED);
                try (var keys = statement.executeQuery("SELECT " + CopiedTable.quoted(rows.column()) + "::text FROM "
                        + CopiedTable.quoted(rows.table()) + " WHERE " + rows.condition())) {
                    while (keys.next()) {
                        copyBlob(rows.prefix() + keys.getString(1));
                    }
                }
            }
        }

        private void copyBlob(String key) throws IOException {
            var found = blobs.open(key);
            if (found.isEmpty()) {
                missing.add(key);
                return;
            }
            try (Blob blob = found.get();
                    var bytes = blob.from(0)) {
                zip.addBlob(BackupZip.BLOBS + key, bytes::transferTo);
            }
            copied++;
        }
    }
}
