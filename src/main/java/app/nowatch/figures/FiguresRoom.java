package app.nowatch.figures;

import app.nowatch.account.Accounts;
import app.nowatch.changes.Changes;
import app.nowatch.measurement.SeriesWatcher;
import app.nowatch.measurement.StoredSeries;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.jobs.Job;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.sharing.AccessLog;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts the room together. */
public final class FiguresRoom implements Room, PersonalData, AutoCloseable {
    private final JobQueue queue;
    private final FigureWork work;
    private final List<Routes> routes;
    private final ExportSource export;
    private final Job job;

    public FiguresRoom(
            Database database,
            StoredSeries series,
            Accounts accounts,
            Changes changes,
            AccessLog accessLog,
            JobQueue queue,
            Clock clock) {
        this.queue = queue;
        var figures = new Figures(database, series, accounts, changes, clock);
        work = new FigureWork(figures);
        var reads = new FigureReads(database, figures, work, new FigureJob.Scheduling(queue, clock));
        routes = List.of(new FigureRoutes(reads, accessLog, clock));
        export = new FigureExport(reads, accessLog, clock);
        job = new FigureJob(figures, work, clock);
    }

    /** Has figures made after each change of series. */
    public static SeriesWatcher watcher(JobQueue queue, Clock clock) {
        return new FigureJob.Scheduling(queue, clock);
    }

    public Job job() {
        return job;
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(this);
    }

    @Override
    public List<ExportSource> exports() {
        return List.of(export);
    }

    @Override
    public String kind() {
        return "days of statistics";
    }

    @Override
    public Set<String> tables() {
        return Set.of("minute_day", "daily_figures");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        FigureJob.withdraw(queue, transaction, userId);
        return new FigureStore(transaction.statements(), userId).erase();
    }

    @Override
    public void close() {
        work.close();
    }
}
