package app.nowatch.platform.backup;

import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.config.DatabaseSettings;
import app.nowatch.platform.db.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Makes an empty database and an empty store of blobs what they were when a backup was begun. */
public final class Restore {
    private final BackupFile backup;

    /** @throws BackupException when the backup has a schema that this program does not know */
    public Restore(BackupFile backup) {
        this.backup = backup;
        var schema = backup.manifest().schema();
        if (Integer.parseInt(schema) > Integer.parseInt(Database.NEWEST_SCHEMA)) {
            throw new BackupException("the backup has schema " + schema + ", and this program knows those up to "
                    + Database.NEWEST_SCHEMA + ": restore it with nowatch "
                    + backup.manifest().program()
                    + " or a newer one");
        }
    }

    /** What was restored. */
    public record Restored(int tables, long rows, long blobs) {}

    /**
     * Makes the schema that the backup has, and fills it; the caller brings it to the newest.
     *
     * @throws BackupException when the database is not empty, or something does not fit
     */
    public Restored into(DatabaseSettings database, BlobStore blobs) {
        try (var connection = Connections.open(database)) {
            if (!new CatalogStore(connection).roots().isEmpty()) {
                throw new BackupException("the database is not empty; a backup is restored into a new one");
            }
            Database.migrate(database, backup.manifest().schema());
            connection.setAutoCommit(false);
            load(connection);
            long files = putBlobs(blobs);
            connection.commit();
            connection.setAutoCommit(true);
            new CatalogStore(connection).analyze();
            return new Restored(
                    backup.manifest().tables().size(), backup.manifest().rows(), files);
        } catch (BackupException e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new BackupException("the backup cannot be restored: " + BackupException.root(e), e);
        }
    }

    private void load(Connection connection) throws SQLException, IOException {
        var catalog = new CatalogStore(connection);
        makePartitions(catalog);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var entry : new LoadOrder(backup.manifest().tables(), catalog.references()).inOrder()) {
            try (var bytes = backup.open(entry)) {
                long rows = copy.copyIn("COPY " + entry.table().copied() + " FROM STDIN (FORMAT binary)", bytes);
                if (rows != entry.rows()) {
                    throw new BackupException(
                            "table " + entry.table().name() + " has " + rows + " rows in place of " + entry.rows());
                }
            }
        }
        backup.manifest().sequences().forEach(catalog::setSequence);
    }

    /** Those that the program, not a migration, had made. */
    private void makePartitions(CatalogStore catalog) {
        var there = catalog.tables().stream().map(CopiedTable::name).collect(Collectors.toCollection(HashSet::new));
        for (var entry : backup.manifest().tables()) {
            var table = entry.table();
            if (!there.contains(table.name()) && table.isPartition()) {
                catalog.makePartition(table);
            }
        }
    }

    private long putBlobs(BlobStore blobs) throws IOException {
        long files = 0;
        for (var key : backup.blobs()) {
            try (var bytes = backup.openBlob(key)) {
                blobs.put(key, bytes);
                files++;
            }
        }
        return files;
    }
}
