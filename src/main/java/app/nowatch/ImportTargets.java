package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.changes.Changes;
import app.nowatch.figures.FiguresRoom;
import app.nowatch.importing.Imports;
import app.nowatch.measurement.MeasurementRoom;
import app.nowatch.platform.Ids;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.jobs.JobQueue;
import java.time.Clock;
import java.util.ArrayList;

/** What takes exports back, room by room: for a server and for a command. */
record ImportTargets(Settings settings, Database database, Changes changes, Ids ids, Clock clock) {
    /** @param queue where figures are scheduled that are made of what came */
    Imports imports(AccountRoom account, Spool spool, JobQueue queue) {
        var targets = new ArrayList<ImportTarget>(account.imports());
        targets.addAll(MeasurementRoom.imports(spool, changes, FiguresRoom.watcher(queue, clock), clock));
        targets.addAll(DailyLife.imports(account.accounts(), changes, ids));
        return new Imports(database, changes, targets, settings.importing(), Version.API, clock);
    }
}
