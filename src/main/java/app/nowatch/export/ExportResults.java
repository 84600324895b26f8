package app.nowatch.export;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.blob.Blob;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.blob.NewBlob;
import app.nowatch.platform.blob.Orphans;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes of exports that are made in the background: zips, each under the id of its row. */
record ExportResults(BlobStore blobs, Database database) implements PersonalData {
    static final Duration KEPT = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(ExportResults.class);
    static final String FOLDER = "exports/";
    /** The row is there before the zip: one without a row has none any more. An hour is for clocks that differ. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static String key(UUID id) {
        return FOLDER + id;
    }

    NewBlob create(UUID id) {
        return blobs.create(key(id));
    }

    Optional<Blob> open(UUID id) {
        return blobs.open(key(id));
    }

    /** One that cannot be removed now is the sweep's. */
    void discard(UUID id) {
        try {
            blobs.delete(key(id));
        } catch (RuntimeException e) {
            LOG.warn("the file of an export could not be removed, and will be tried again", e);
        }
    }

    /** Removes what was kept long enough, and what belongs to no row any more. */
    void removeOld(Instant now) {
        var before = now.minus(KEPT);
        List<UUID> removed = database.withStatements(statements -> new ExportJobStore(statements).removeBefore(before));
        removed.forEach(this::discard);
        Orphans.remove(
                blobs,
                FOLDER,
                now.minus(MARGIN),
                () -> database.withStatements(statements -> new ExportJobStore(statements)
                        .ids().stream().map(ExportResults::key).collect(Collectors.toSet())));
    }

    @Override
    public String kind() {
        return "exports";
    }

    @Override
    public Set<String> tables() {
        return Set.of("export_job");
    }

    /** Also those that others made of what this person let them see. */
    @Override
    public long erase(Transaction transaction, UUID userId) {
        var removed = new ExportJobStore(transaction.statements()).erase(userId);
        transaction.afterCommit(() -> removed.forEach(this::discard));
        return removed.size();
    }
}
