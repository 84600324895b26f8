package app.nowatch.export;

import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.blob.BlobRows;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.jobs.Job;
import app.nowatch.platform.jobs.JobQueue;
import java.time.Clock;
import java.util.List;

/** Puts the room together. Closing it ends what is being made; jobs begin anew at the next start. */
public final class ExportRoom implements Room, AutoCloseable {
    /** The zips; those that are being made are not there yet, and are begun anew. */
    public static final BlobRows FILES = new BlobRows(ExportResults.FOLDER, "export_job", "id", "status = 'COMPLETED'");

    private final ExportThreads threads = new ExportThreads();
    private final ExportResults results;
    private final Job job;
    private final List<Routes> routes;
    private final Clock clock;

    /**
     * @param sources what every room lets people take along
     * @param apiVersion of the API in whose form the files are
     * @param program the version of what makes them
     */
    public ExportRoom(
            Database database,
            List<ExportSource> sources,
            BlobStore blobs,
            Limits limits,
            JobQueue queue,
            Ids ids,
            Clock clock,
            String apiVersion,
            String program) {
        this.clock = clock;
        results = new ExportResults(blobs, database);
        var gate = new ExportGate(database, clock);
        var writer = new ExportWriter(sources, gate, apiVersion, program, clock);
        job = new ExportJob(database, writer, results, threads, clock);
        var jobs = new ExportJobs(database, results, limits, queue, ids, clock);
        routes = List.of(new ExportRoutes(writer, gate, jobs, results, threads, limits));
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
        return List.of(results);
    }

    @Override
    public void housekeeping() {
        results.removeOld(clock.instant());
    }

    @Override
    public void close() {
        threads.close();
    }
}
