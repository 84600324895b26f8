package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.mail.MailQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What a command needs of a server to work on its data, without HTTP and without jobs. */
final class Workbench implements AutoCloseable {
    private final DatabaseHome home;
    private final Database database;
    private final AccountRoom account;

    private Workbench(Settings settings) {
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        var metrics = new SimpleMeterRegistry();
        var ids = Ids.secure(clock);
        home = DatabaseHome.forCommand(settings);
        database = Database.open(home.settings(), metrics);
        account = new AccountRoom(
                database,
                clock,
                ids,
                new Limits(clock, database.dataSource()),
                metrics,
                new MailQueue(new JobQueue(), ids, clock, settings.data()),
                new AuditTrail(ids, clock),
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

    @Override
    public void close() {
        database.close();
        home.close();
    }
}
