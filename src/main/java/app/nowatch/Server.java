package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.account.Accounts;
import app.nowatch.account.UserId;
import app.nowatch.changes.Changes;
import app.nowatch.export.ExportRoom;
import app.nowatch.figures.FiguresRoom;
import app.nowatch.firmware.FirmwareRoom;
import app.nowatch.insight.InsightRoom;
import app.nowatch.limits.Limits;
import app.nowatch.measurement.MeasurementRoom;
import app.nowatch.measurement.UploadSettings;
import app.nowatch.mock.MockRoutes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.audit.AuditRoutes;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Health;
import app.nowatch.platform.http.HttpServer;
import app.nowatch.platform.http.MetricsServer;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.jobs.Jobs;
import app.nowatch.platform.mail.FailedMailRoutes;
import app.nowatch.platform.mail.MailDelivery;
import app.nowatch.platform.mail.MailHousekeeping;
import app.nowatch.platform.mail.MailQueue;
import app.nowatch.platform.mail.Mailbox;
import app.nowatch.sharing.AccessLog;
import app.nowatch.sharing.SharingRoom;
import app.nowatch.telemetry.TelemetryRoom;
import app.nowatch.web.WebRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: builds every room by its constructor, starts them, and stops them in the opposite order. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<PersonalData> personalData = new ArrayList<>();
    private final Running running;
    private final Database database;
    private final HttpServer http;
    private final String address;
    private volatile boolean stopping;

    private Server(Settings settings, Clock clock, List<Routes> more, Running running) {
        this.running = running;
        var home = running.keep(DatabaseHome.forServer(settings));
        database = running.keep(Database.open(home.settings(), metrics));
        var ids = Ids.secure(clock);
        var limits = new Limits(clock, database.dataSource());
        var queue = new JobQueue();
        var mails = new MailQueue(queue, ids, clock);
        var audit = new AuditTrail(ids, clock);
        var account = account(settings, clock, ids, limits, mails, audit);
        var spool = Spool.open(settings.spool());
        var blobs = FolderBlobStore.open(settings.data().resolve("blobs"));
        var accounts = account.accounts();
        var sharing = running.keep(new SharingRoom(
                database, clock, ids, limits, mails, account.confirmation(), accounts, blobs, spool, settings.http()));
        var changes = new Changes();
        var uploads = settings.upload().sharing(home.settings().poolSize());
        var measurement = measurement(clock, uploads, spool, sharing.accessLog(), accounts, changes, queue);
        var figures = running.keep(
                new FiguresRoom(database, measurement.series(), accounts, changes, sharing.accessLog(), queue, clock));
        var dailyLife = new DailyLife(database, changes, sharing.accessLog(), accounts, ids, clock);
        var insight = new InsightRoom(database, changes, ids, clock);
        var firmware = firmware(settings, clock, ids, limits, mails, audit, blobs);
        var telemetry = running.keep(new TelemetryRoom(database, clock, ids, limits, metrics, settings.telemetry()));
        var export = export(blobs, limits, queue, ids, clock, measurement, dailyLife, figures, account, sharing);
        // The account's own data last: all other data refers to it.
        var rooms = List.of(export, measurement, figures, dailyLife, insight, firmware, telemetry, sharing, account);
        personalData.addAll(List.of(mails, audit));
        rooms.forEach(room -> personalData.addAll(room.personalData()));

        var mailDelivery = mailDelivery(settings, clock, account, sharing, firmware);
        var recurring = List.of(housekeeping(settings, clock, limits, rooms).everyHour());
        running.keep(new Jobs(database, clock, queue, List.of(mailDelivery, figures.job(), export.job()), recurring))
                .start();
        // Ends before the jobs do, which would wait for an export that goes on for minutes.
        running.keep(export);

        MetricsServer.start(settings.http(), metrics).ifPresent(running::keep);
        http = running.keep(HttpServer.start(
                settings.http(), clock, metrics, account.authenticator(), routes(settings, rooms, more)));
        address = settings.http().address(http.port());
    }

    private MailDelivery mailDelivery(
            Settings settings, Clock clock, AccountRoom account, SharingRoom sharing, FirmwareRoom firmware) {
        var templates = Stream.of(
                        account.mailTemplates().stream(), sharing.mailTemplates(), Stream.of(firmware.mailTemplate()))
                .flatMap(Function.identity())
                .toList();
        return new MailDelivery(settings.mail(), settings.data(), database, templates, clock, metrics);
    }

    private List<Routes> routes(Settings settings, List<Room> rooms, List<Routes> more) {
        var routes = new ArrayList<>(more);
        routes.add(new Health(this::ready, metrics, settings.http().metricsPort() < 0));
        routes.add(new WebRoutes(Version.program(), Version.API, settings.http().basePath()));
        routes.add(new MockRoutes());
        rooms.forEach(room -> routes.addAll(room.routes()));
        routes.add(new FailedMailRoutes(database));
        routes.add(new AuditRoutes(database, UserId::of));
        return routes;
    }

    private ExportRoom export(BlobStore blobs, Limits limits, JobQueue queue, Ids ids, Clock clock, Room... exported) {
        var sources =
                Stream.of(exported).flatMap(room -> room.exports().stream()).toList();
        return new ExportRoom(database, sources, blobs, limits, queue, ids, clock, Version.API, Version.program());
    }

    private MeasurementRoom measurement(
            Clock clock,
            UploadSettings uploads,
            Spool spool,
            AccessLog accessLog,
            Accounts accounts,
            Changes changes,
            JobQueue queue) {
        var watcher = FiguresRoom.watcher(queue, clock);
        return new MeasurementRoom(
                database, clock, metrics, uploads, spool, accessLog, accounts::touchLastSync, changes, watcher);
    }

    private FirmwareRoom firmware(
            Settings settings, Clock clock, Ids ids, Limits limits, Mailbox mails, AuditTrail audit, BlobStore blobs) {
        var operator = settings.operator().email();
        return new FirmwareRoom(database, clock, ids, limits, mails, operator, audit, blobs, settings.firmware());
    }

    private Housekeeping housekeeping(Settings settings, Clock clock, Limits limits, List<Room> rooms) {
        var oldMails = new MailHousekeeping(settings.mail(), settings.data(), database);
        var steps = new ArrayList<Runnable>(List.of(limits::housekeeping, () -> oldMails.run(clock.instant())));
        rooms.forEach(room -> steps.add(room::housekeeping));
        return new Housekeeping(steps);
    }

    private AccountRoom account(
            Settings settings, Clock clock, Ids ids, Limits limits, Mailbox mails, AuditTrail audit) {
        if (!settings.confirmsAddresses()) {
            LOG.warn("addresses are not confirmed: anybody can answer for an address that they registered");
        }
        return new AccountRoom(
                database,
                clock,
                ids,
                limits,
                metrics,
                mails,
                audit,
                settings.auth(),
                settings.confirmsAddresses(),
                settings.operator(),
                () -> personalData);
    }

    /**
     * Starts a server that answers when this returns.
     *
     * @param more further routes, such as a benchmark's
     * @throws RuntimeException when something cannot start; what had started is stopped again
     */
    public static Server start(Settings settings, Clock clock, Routes... more) {
        var running = new Running();
        try {
            return new Server(settings, clock, List.of(more), running);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private boolean ready() {
        return !stopping && database.isAlive();
    }

    public int port() {
        return http.port();
    }

    /** Where clients find it, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        return address;
    }

    /** Every operation that is answered. */
    public List<Router.Route> routes() {
        return http.routes();
    }

    /** What is kept of people, room by room. */
    public List<PersonalData> personalData() {
        return List.copyOf(personalData);
    }

    /** Turns readiness off, lets running requests and then jobs end, and stops the database last. */
    @Override
    public void close() {
        stopping = true;
        running.close();
    }
}
