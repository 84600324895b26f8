package app.nowatch.sharing;

import app.nowatch.account.Accounts;
import app.nowatch.account.Confirmation;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.blob.BlobRows;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.config.HttpSettings;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.Mailbox;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Puts the room together. Closing it writes what the access log still holds. */
public final class SharingRoom implements Room, AutoCloseable {
    /** The pictures that viewers have set. */
    public static final BlobRows FILES = new BlobRows(Pictures.FOLDER, "share", "picture", "picture IS NOT NULL");

    private final Database database;
    private final Clock clock;
    private final Confirmation confirmation;
    private final Pictures pictures;
    private final AccessLog accessLog;
    private final PersonalData personalData;
    private final List<Routes> routes;
    private final ExportSource export;

    public SharingRoom(
            Database database,
            Clock clock,
            Ids ids,
            Limits limits,
            Mailbox mailbox,
            Confirmation confirmation,
            Accounts accounts,
            BlobStore blobs,
            Spool spool,
            HttpSettings http) {
        this.database = database;
        this.clock = clock;
        this.confirmation = confirmation;
        pictures = new Pictures(database, blobs, limits, ids, clock);
        accessLog = new AccessLog(database);
        personalData = new SharingData(blobs);
        var pictureRoutes = new PictureRoutes(pictures, spool, http);
        var proposals = new Proposals(database, mailbox, limits, confirmation, ids, clock);
        var shares = new Shares(database, clock);
        var shared = new Shared(database, clock);
        var groups = new Groups(database, ids, clock);
        routes = List.of(
                new ProposalRoutes(proposals),
                new SharingRoutes(shares, accessLog),
                new SharedRoutes(shared, groups, pictureRoutes),
                pictureRoutes);
        export = new SharingExport(accounts, shares, shared, groups, proposals, pictures);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<ExportSource> exports() {
        return List.of(export);
    }

    public Stream<MailTemplate> mailTemplates() {
        return Arrays.stream(ProposalKind.values()).map(kind -> new SharingMail(kind, confirmation));
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(personalData);
    }

    /** Where reads of somebody else's data are told. */
    public AccessLog accessLog() {
        return accessLog;
    }

    @Override
    public void housekeeping() {
        var now = clock.instant();
        database.onDemand(ShareStore.class).removeExpired(now);
        accessLog.removeOld(now);
        pictures.sweep();
    }

    @Override
    public void close() {
        accessLog.close();
    }
}
