package app.nowatch.sharing;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.blob.Blob;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.blob.Orphans;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.picture.PictureFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures that viewers set for people who share with them. The bytes are kept before the share names them and removed
 * after it does not any more; what a crash leaves in between is swept.
 */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    static final String FOLDER = "pictures/";
    /** A picture younger than this may be on its way into its share. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final Database database;
    private final BlobStore blobs;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;

    Pictures(Database database, BlobStore blobs, Limits limits, Ids ids, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** A picture and the signature that opens it to whoever has the address. */
    record Signed(UUID picture, String key) {}

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static String key(UUID picture) {
        return FOLDER + picture;
    }

    /**
     * Takes a picture in place of an earlier one.
     *
     * @throws Problem.NotFound when that person does not share with the viewer
     * @throws Problem.Invalid broken
     * @throws Problem.TooLarge more than 5 MB, or too many pixels
     * @throws Problem.UnsupportedMedia neither JPEG nor PNG nor WebP
     * @throws Problem.TooMany more than thirty an hour
     */
    Signed put(UUID viewer, UUID owner, InputStream file) throws IOException {
        // Looked at first, so that nobody has the server unpack pictures for people whom they do not see.
        if (!database.onDemand(PictureStore.class).isShared(viewer, owner, now())) {
            throw Shared.unknown();
        }
        limits.take(Limit.PICTURE, viewer.toString());
        var picture = PictureFile.read(file);
        var signed = new Signed(ids.opaque(), ids.opaque().toString().replace("-", ""));
        blobs.put(key(signed.picture()), new ByteArrayInputStream(picture.bytes()));
        try {
            change(viewer, owner, signed);
        } catch (Problem e) {
            // After any other failure the row may name it all the same: then it is the sweep's.
            discard(blobs, signed.picture());
            throw e;
        }
        return signed;
    }

    /** @throws Problem.NotFound when that person does not share with the viewer */
    void remove(UUID viewer, UUID owner) {
        change(viewer, owner, null);
    }

    private void change(UUID viewer, UUID owner, @Nullable Signed signed) {
        database.useTransaction(transaction -> {
            var store = transaction.attach(PictureStore.class);
            var before = store.hold(viewer, owner, now()).orElseThrow(Shared::unknown);
            store.set(
                    viewer,
                    owner,
                    signed == null ? null : signed.picture(),
                    signed == null ? null : signed.key(),
                    now());
            var old = before.picture();
            if (old != null) {
                transaction.afterCommit(() -> discard(blobs, old));
            }
        });
    }

    /** Removes a file that no row names any more; one that cannot be removed now is the sweep's. */
    static void discard(BlobStore blobs, UUID picture) {
        try {
            blobs.delete(key(picture));
        } catch (RuntimeException e) {
            LOG.warn("a picture's file could not be removed, and will be tried again", e);
        }
    }

    /** The picture, to be closed; empty when neither this caller nor this signature may have it. */
    Optional<Blob> open(UUID picture, @Nullable UUID caller, @Nullable String signature) {
        return database.onDemand(PictureStore.class).isVisible(picture, caller, signature, now())
                ? blobs.open(key(picture))
                : Optional.empty();
    }

    /** Removes files that belong to no share any more. */
    void sweep() {
        Orphans.remove(
                blobs,
                FOLDER,
                now().minus(ON_ITS_WAY),
                () -> database.onDemand(PictureStore.class).all().stream()
                        .map(Pictures::key)
                        .collect(Collectors.toSet()));
    }
}
