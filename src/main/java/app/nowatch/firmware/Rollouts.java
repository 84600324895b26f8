package app.nowatch.firmware;

import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.blob.Blob;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who gets which image, and what becomes of a rollout when people report failures. */
final class Rollouts {
    private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);

    private final Database database;
    private final BlobStore blobs;
    private final Brakes brakes;
    private final HaltMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    Rollouts(Database database, BlobStore blobs, Brakes brakes, HaltMail mail, AuditTrail audit, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.brakes = brakes;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The newest first, hardware by hardware. */
    static Comparator<Image> order() {
        return Comparator.comparing(Image::hardware)
                .thenComparing(Comparator.comparing(Image::version).reversed());
    }

    /**
     * The newest image that the person may have and that a watch with that version can take. Whoever has seen it here keeps it,
     * however the rollout is narrowed afterwards.
     */
    Optional<Image> latest(UUID person, String hardware, SemVer current) {
        while (true) {
            var newest =
                    database
                            .withStatements(statements -> new RolloutStore(statements).candidates(person, hardware))
                            .stream()
                            .filter(candidate -> candidate.updates(current))
                            .max(Comparator.comparing(RolloutStore.Candidate::version));
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            var taken = taken(person, newest.get().id());
            // Otherwise it was taken from them between the two: look again.
            if (taken.isPresent()) {
                return taken;
            }
        }
    }

    /** One that stays theirs from now on; empty when they may not have it. */
    private Optional<Image> taken(UUID person, UUID id) {
        while (true) {
            var reached = database.withStatements(statements -> new RolloutStore(statements).find(person, id));
            // An offer that cannot be noted was noted meanwhile, or is none any more: look again.
            if (reached.map(theirs -> theirs.offered() || offer(theirs)).orElse(true)) {
                return reached.map(RolloutStore.Reached::image);
            }
        }
    }

    /**
     * One that the person downloads, and keeps as after {@link #latest}.
     *
     * @throws Problem.NotFound when the person may not have it, or there is none
     */
    Image take(UUID person, UUID id) {
        return taken(person, id).orElseThrow(Rollouts::unknown);
    }

    private List<RolloutStore.Reached> reached(UUID person, String hardware) {
        return database.withStatements(statements -> new RolloutStore(statements).all(person, hardware));
    }

    private boolean offer(RolloutStore.Reached reached) {
        return database.withStatements(statements -> new RolloutStore(statements)
                .offer(reached.person(), reached.image().id(), now()));
    }

    /** What the person may have, of one hardware or, where it is empty, of all. To look at it alone keeps nothing for them. */
    List<Image> all(UUID person, String hardware) {
        return reached(person, hardware).stream()
                .map(RolloutStore.Reached::image)
                .sorted(order())
                .toList();
    }

    /**
     * One to look at.
     *
     * @throws Problem.NotFound when the person may not have it, or there is none
     */
    Image find(UUID person, UUID id) {
        return database.withStatements(statements -> new RolloutStore(statements).find(person, id))
                .orElseThrow(Rollouts::unknown)
                .image();
    }

    /**
     * The bytes of an image, to be closed; no connection is held meanwhile.
     *
     * @throws Problem.NotFound when it is gone
     */
    Blob open(Image image) {
        return blobs.open(Image.key(image.id())).orElseThrow(Rollouts::unknown);
    }

    /**
     * Keeps how it went on the person's watch, and pauses the rollout when that is one failure too many. The image stays theirs.
     *
     * @throws Problem.NotFound when the person neither may have it nor was offered it, or there is none
     */
    void report(UUID person, UUID id, Report report) {
        database.useTransaction(transaction -> {
            var store = new RolloutStore(transaction.statements());
            if (!store.hold(person)) {
                throw new Problem.Unauthorized("the account is deleted");
            }
            var reached = store.lockToReport(person, id).orElseThrow(Rollouts::unknown);
            var image = reached.image();
            if (!reached.offered()) {
                store.offer(person, id, now());
            }
            var count = store.report(person, image, report, now());
            if (image.status() == Status.ACTIVE) {
                brakes.reason(count).ifPresent(reason -> halt(transaction, image, reason));
            }
        });
    }

    private void halt(Transaction transaction, Image image, String reason) {
        new FirmwareStore(transaction.statements()).halt(image.id(), reason, now());
        mail.post(transaction, image, reason);
        audit.record(
                transaction,
                Actor.server(),
                "firmware.halt",
                Subject.thing("firmware", image.id()),
                Map.of("hardware", image.hardware(), "version", image.version().text(), "reason", reason));
        transaction.afterCommit(() -> LOG.warn(
                "firmware {} ({} for {}) was paused: {}", image.id(), image.version(), image.hardware(), reason));
    }

    static Problem unknown() {
        return new Problem.NotFound("id: there is no such firmware");
    }
}
