package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.changes.Changes;
import app.nowatch.importing.Imported;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.mail.MailQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What a command needs of a server to work on its data, without HTTP and without jobs. */
final class Workbench implements AutoCloseable {
    private final DatabaseHome home;
    private final Database database;
    private final AccountRoom account;
    private final AuditTrail audit;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    private Workbench(Settings settings) {
        this.settings = settings;
        var metrics = new SimpleMeterRegistry();
        ids = Ids.secure(clock);
        audit = new AuditTrail(ids, clock);
        home = DatabaseHome.forCommand(settings);
        database = Database.open(home.settings(), metrics);
        account = new AccountRoom(
                database,
                clock,
                ids,
                new Limits(clock, database.dataSource()),
                metrics,
                new MailQueue(new JobQueue(), ids, clock, settings.data()),
                audit,
                settings.auth(),
                settings.confirmsAddresses(),
                settings.operator(),
                List::of,
                settings.erasureList(clock));
    }

    static Workbench open(DataOptions options) {
        return new Workbench(options.settings(Map.of()));
    }

    AccountRoom account() {
        return account;
    }

    /** Takes an export over into the account of an address, and says so in the audit trail. */
    Imported take(Path file, String email) {
        var userId = account.accounts().withAddress(email);
        var targets = new ImportTargets(settings, database, new Changes(), ids, clock);
        return targets.imports(account, Spool.shared(settings.spool()), new JobQueue())
                .take(
                        userId,
                        file,
                        transaction -> audit.record(
                                transaction, Actor.commandLine(), "user.import", Subject.person(userId), Map.of()));
    }

    @Override
    public void close() {
        database.close();
        home.close();
    }
}
