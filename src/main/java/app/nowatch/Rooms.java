package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.changes.Changes;
import app.nowatch.export.ExportRoom;
import app.nowatch.figures.FiguresRoom;
import app.nowatch.firmware.FirmwareRoom;
import app.nowatch.importing.ImportRoom;
import app.nowatch.insight.InsightRoom;
import app.nowatch.limits.Limits;
import app.nowatch.measurement.MeasurementRoom;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.jobs.Job;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.jobs.Jobs;
import app.nowatch.platform.jobs.Recurring;
import app.nowatch.platform.mail.MailDelivery;
import app.nowatch.platform.mail.MailHousekeeping;
import app.nowatch.platform.mail.MailQueue;
import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.sharing.SharingRoom;
import app.nowatch.telemetry.TelemetryRoom;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every room, built by its constructor, for a server or for a command that needs them all. */
final class Rooms {
    private final Settings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Database database;
    private final Running running;
    private final Ids ids;
    private final Limits limits;
    private final JobQueue queue = new JobQueue();
    private final MailQueue mails;
    private final AuditTrail audit;
    private final AccountRoom account;
    private final SharingRoom sharing;
    private final FiguresRoom figures;
    private final FirmwareRoom firmware;
    private final ExportRoom export;
    private final ImportRoom importing;
    private final List<Room> rooms;
    private final List<PersonalData> personalData = new ArrayList<>();

    /** @param running stops what has to be stopped */
    Rooms(
            Settings settings,
            Clock clock,
            MeterRegistry metrics,
            Database database,
            Spool spool,
            BlobStore blobs,
            Running running) {
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        this.database = database;
        this.running = running;
        ids = Ids.secure(clock);
        limits = new Limits(clock, database.dataSource());
        mails = new MailQueue(queue, ids, clock, settings.data());
        audit = new AuditTrail(ids, clock);
        account = buildAccount();
        var accounts = account.accounts();
        sharing = running.keep(new SharingRoom(
                database, clock, ids, limits, mails, account.confirmation(), accounts, blobs, spool, settings.http()));
        var changes = new Changes();
        var accessLog = sharing.accessLog();
        var measurement = buildMeasurement(spool, changes);
        figures = running.keep(
                new FiguresRoom(database, measurement.series(), accounts, changes, accessLog, queue, clock));
        var dailyLife = new DailyLife(database, changes, accessLog, accounts, ids, clock);
        var insight = new InsightRoom(database, changes, ids, clock);
        var operator = settings.operator().email();
        firmware = new FirmwareRoom(database, clock, ids, limits, mails, operator, audit, blobs, settings.firmware());
        var telemetry = running.keep(new TelemetryRoom(database, clock, ids, limits, metrics, settings.telemetry()));
        export = buildExport(blobs, measurement, dailyLife, figures, account, sharing);
        var imports = new ImportTargets(settings, database, changes, ids, clock).imports(account, spool, queue);
        importing = new ImportRoom(imports, limits, spool, settings.importing());
        // The account's own data last: all other data refers to it.
        rooms = List.of(
                export, importing, measurement, figures, dailyLife, insight, firmware, telemetry, sharing, account);
        personalData.addAll(List.of(mails, audit));
        rooms.forEach(room -> personalData.addAll(room.personalData()));
    }

    private AccountRoom buildAccount() {
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
                () -> personalData,
                settings.erasureList(clock));
    }

    private MeasurementRoom buildMeasurement(Spool spool, Changes changes) {
        var uploads = settings.upload().sharing(settings.database().poolSize());
        var accounts = account.accounts();
        var watcher = FiguresRoom.watcher(queue, clock);
        return new MeasurementRoom(
                database,
                clock,
                metrics,
                uploads,
                spool,
                sharing.accessLog(),
                accounts::touchLastSync,
                changes,
                watcher);
    }

    private ExportRoom buildExport(BlobStore blobs, Room... exported) {
        var sources =
                Stream.of(exported).flatMap(room -> room.exports().stream()).toList();
        return new ExportRoom(database, sources, blobs, limits, queue, ids, clock, Version.API, Version.program());
    }

    List<Room> all() {
        return rooms;
    }

    AccountRoom account() {
        return account;
    }

    /** What is kept of people, room by room. */
    List<PersonalData> personalData() {
        return List.copyOf(personalData);
    }

    /** Starts the jobs. */
    void startJobs() {
        List<Job> jobs = List.of(
                new MailDelivery(settings.mail(), settings.data(), database, mailTemplates(), clock, metrics),
                figures.job(),
                export.job());
        running.keep(new Jobs(database, clock, queue, jobs, List.of(housekeeping())))
                .start();
        // They end before the jobs do, which would wait for what goes on for minutes.
        running.keep(export);
        running.keep(importing);
    }

    private List<MailTemplate> mailTemplates() {
        return Stream.of(account.mailTemplates().stream(), sharing.mailTemplates(), Stream.of(firmware.mailTemplate()))
                .flatMap(Function.identity())
                .toList();
    }

    private Recurring housekeeping() {
        var oldMails = new MailHousekeeping(settings.mail(), settings.data(), database);
        var steps = new ArrayList<Runnable>(List.of(limits::housekeeping, () -> oldMails.run(clock.instant())));
        rooms.forEach(room -> steps.add(room::housekeeping));
        return new Housekeeping(steps).everyHour();
    }
}
