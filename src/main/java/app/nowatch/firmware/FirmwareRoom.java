package app.nowatch.firmware;

import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.blob.BlobRows;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.Mailbox;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts the room together. */
public final class FirmwareRoom implements Room, PersonalData {
    /** Every image has a file, whatever its status. */
    public static final BlobRows FILES = new BlobRows(Image.folder(), "firmware", "id", "true");

    private final Releases releases;
    private final List<Routes> routes;

    /** @param operator the address that hears of rollouts that paused themselves; empty: nobody does */
    public FirmwareRoom(
            Database database,
            Clock clock,
            Ids ids,
            Limits limits,
            Mailbox mailbox,
            String operator,
            AuditTrail audit,
            BlobStore blobs,
            FirmwareSettings settings) {
        releases = new Releases(database, blobs, settings.keys(), audit, ids, clock);
        var brakes = new Brakes(settings.failurePercent(), settings.failurePeople());
        var mail = new HaltMail(mailbox, operator);
        var rollouts = new Rollouts(database, blobs, brakes, mail, audit, clock);
        var turns = new DownloadTurns(settings.parallelDownloads(), settings.parallelPerPerson());
        routes = List.of(
                new FirmwareRoutes(rollouts, turns, limits),
                new AdminFirmwareRoutes(releases, settings.maxSize().bytes()));
        releases.warnOfUntrusted();
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    public MailTemplate mailTemplate() {
        return new HaltMail.Template();
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(this);
    }

    @Override
    public void housekeeping() {
        releases.sweep();
    }

    @Override
    public String kind() {
        return "offers of firmware, and reports of how it went";
    }

    @Override
    public Set<String> tables() {
        return Set.of("firmware_offer", "firmware_report");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        return new RolloutStore(transaction.statements()).erase(userId);
    }
}
