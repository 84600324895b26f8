package app.nowatch.firmware;

import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.blob.Orphans;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What administrators do with images. The bytes are kept before the row names them and removed after it does not any more; what
 * a crash leaves in between is swept.
 */
final class Releases {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final int EVERYBODY = 100;
    /** A blob younger than this may be on its way into its row. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final Database database;
    private final BlobStore blobs;
    private final PublicKeys keys;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Releases(Database database, BlobStore blobs, PublicKeys keys, AuditTrail audit, Ids ids, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Where the bytes of a new image go, to be closed.
     *
     * @param declared how many bytes the request says that it has; negative when it does not say
     */
    ReceivedImage receive(long declared) {
        var id = ids.timeOrdered();
        return new ReceivedImage(id, blobs.create(Image.key(id)), declared);
    }

    /**
     * Keeps a received image as a draft.
     *
     * @throws Problem.Invalid when it has no bytes
     * @throws Problem.Conflict when there is one of this hardware and version
     */
    FirmwareStore.Reported add(Actor actor, Draft draft, ReceivedImage received) {
        if (received.size() == 0) {
            throw new Problem.Invalid("file: must not be empty");
        }
        var image = image(draft, received);
        received.keep();
        try {
            database.useTransaction(transaction -> {
                hold(transaction, actor);
                if (!new FirmwareStore(transaction.statements()).add(image)) {
                    throw new Problem.Conflict("version: there is firmware of this hardware and version already");
                }
                record(
                        transaction,
                        actor,
                        "firmware.upload",
                        image,
                        Map.of("channel", image.channel().name(), "sha256", image.sha256()));
            });
        } catch (Problem e) {
            // After any other failure the row may name it all the same: then it is the sweep's.
            discard(image.id());
            throw e;
        }
        return new FirmwareStore.Reported(image, 0, 0);
    }

    private Image image(Draft draft, ReceivedImage received) {
        var now = now();
        return new Image(
                received.id(),
                draft.hardware(),
                draft.version(),
                draft.channel(),
                received.size(),
                received.sha256(),
                draft.signed(),
                draft.releaseNotes(),
                draft.mandatory(),
                draft.minVersion(),
                Status.DRAFT,
                EVERYBODY,
                Optional.empty(),
                0,
                now,
                now);
    }

    /** All of one hardware or, where it is empty, of all, the newest first. */
    List<FirmwareStore.Reported> all(String hardware) {
        return database.withStatements(statements -> new FirmwareStore(statements).all(hardware)).stream()
                .sorted(Comparator.comparing(FirmwareStore.Reported::image, Rollouts.order()))
                .toList();
    }

    /** @throws Problem.NotFound when there is none */
    FirmwareStore.Reported find(UUID id) {
        return database.withStatements(statements -> new FirmwareStore(statements).find(id))
                .orElseThrow(Rollouts::unknown);
    }

    /**
     * Changes an image.
     *
     * @throws Problem.NotFound when there is none
     * @throws Problem.Conflict when it cannot become that from where it stands, or lacks a valid signature
     */
    FirmwareStore.Reported change(Actor actor, UUID id, Revision revision) {
        return database.inTransaction(transaction -> {
            hold(transaction, actor);
            var store = new FirmwareStore(transaction.statements());
            var before = store.lock(id).orElseThrow(Rollouts::unknown);
            var after = revision.applyTo(before, now());
            var difference = Revision.difference(before, after);
            if (!difference.isEmpty()) {
                checkSignature(before, after);
                store.change(after);
                record(transaction, actor, "firmware.change", after, difference);
            }
            return store.find(id).orElseThrow(Rollouts::unknown);
        });
    }

    /** Asked when it becomes active and when an active one is signed anew. */
    private void checkSignature(Image before, Image after) {
        boolean matters = before.status() != Status.ACTIVE || !before.signed().equals(after.signed());
        if (after.status() == Status.ACTIVE && matters && !keys.isEmpty() && !after.isSignedBy(keys)) {
            throw new Problem.Conflict(
                    after.signed().isEmpty()
                            ? "signature: this server lets no firmware become active that is not signed"
                            : "signature: it is not that of a key of this server over this firmware");
        }
    }

    /**
     * Removes an image with its bytes and all that people reported of it.
     *
     * @throws Problem.NotFound when there is none
     * @throws Problem.Conflict when people may have it: it must be retired first
     */
    void remove(Actor actor, UUID id) {
        database.useTransaction(transaction -> {
            hold(transaction, actor);
            var store = new FirmwareStore(transaction.statements());
            var image = store.lockToRemove(id).orElseThrow(Rollouts::unknown);
            if (!image.status().isRemovable()) {
                throw new Problem.Conflict("status: only draft or retired firmware can be deleted");
            }
            store.remove(id);
            record(transaction, actor, "firmware.delete", image, Map.of());
            transaction.afterCommit(() -> discard(id));
        });
    }

    /** The account before the image, as whoever deletes it does; the line in the trail needs it last. */
    private static void hold(Transaction transaction, Actor actor) {
        actor.person().ifPresent(person -> {
            if (!new RolloutStore(transaction.statements()).hold(person)) {
                throw new Problem.Unauthorized("the account is deleted");
            }
        });
    }

    /** Watches refuse what people are given without a signature by a key that holds: tells the operator at start. */
    void warnOfUntrusted() {
        if (keys.isEmpty()) {
            return;
        }
        database.withStatements(statements -> new FirmwareStore(statements).active()).stream()
                .filter(image -> !image.isSignedBy(keys))
                .forEach(image -> LOG.warn(
                        "firmware {} ({} for {}) is active, but signed by no key of firmware.public-key",
                        image.id(),
                        image.version(),
                        image.hardware()));
    }

    private void record(Transaction transaction, Actor actor, String action, Image image, Map<String, Object> detail) {
        var all = new java.util.HashMap<String, Object>(detail);
        all.put("hardware", image.hardware());
        all.put("version", image.version().text());
        audit.record(transaction, actor, action, Subject.thing("firmware", image.id()), all);
    }

    /** Removes bytes that no row names any more; those that cannot be removed now are the sweep's. */
    private void discard(UUID id) {
        try {
            blobs.delete(Image.key(id));
        } catch (RuntimeException e) {
            LOG.warn("an image's file could not be removed, and will be tried again", e);
        }
    }

    /** Removes bytes that belong to no image. */
    void sweep() {
        Orphans.remove(
                blobs,
                Image.folder(),
                now().minus(ON_ITS_WAY),
                () -> database.withStatements(statements -> new FirmwareStore(statements).ids()).stream()
                        .map(Image::key)
                        .collect(Collectors.toSet()));
    }
}
