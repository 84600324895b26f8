package app.nowatch.export;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.jobs.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Exports that somebody asks for now and fetches later. */
final class ExportJobs {
    private static final int MOST_AT_ONCE = 3;
    /** Results of one person: each may be gigabytes. */
    private static final int MOST_KEPT = 5;

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final ExportResults results;
    private final Limits limits;
    private final JobQueue queue;
    private final Ids ids;
    private final Clock clock;

    ExportJobs(Database database, ExportResults results, Limits limits, JobQueue queue, Ids ids, Clock clock) {
        this.database = database;
        this.results = results;
        this.limits = limits;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Has an export made; the oldest results of the same person make room for it.
     *
     * @return its id
     * @throws Problem.Forbidden when one of the owners shows nothing
     * @throws Problem.TooMany when three are being made already, or too many were asked for
     */
    UUID create(ExportRequest request) {
        limits.take(Limit.EXPORT_JOB, request.caller().toString());
        try {
            return database.inTransaction(transaction -> {
                var store = new ExportJobStore(transaction.statements());
                if (!store.hold(request)) {
                    throw new Problem.Unauthorized("the account is deleted");
                }
                if (store.inProgress(request.caller()) >= MOST_AT_ONCE) {
                    throw new Problem.TooMany(MOST_AT_ONCE + " exports are being made already", PAUSE);
                }
                var id = ids.timeOrdered();
                if (!store.add(id, request, now())) {
                    throw ExportGate.refusal();
                }
                var overtaken = store.removeAllBut(request.caller(), MOST_KEPT - 1);
                transaction.afterCommit(() -> overtaken.forEach(results::discard));
                queue.schedule(transaction, ExportJob.NAME, id.toString(), clock.instant());
                return id;
            });
        } catch (Problem e) {
            limits.giveBack(Limit.EXPORT_JOB, request.caller().toString());
            throw e;
        }
    }

    /** Somebody's, the newest first. */
    List<ExportJobStore.Row> all(UUID userId) {
        return database.withStatements(statements -> new ExportJobStore(statements).all(userId));
    }

    /**
     * A completed one.
     *
     * @throws Problem.Conflict while it is being made
     * @throws Problem.Forbidden when it holds data that the caller may not see any more
     * @throws Problem.NotFound when there is none, or nothing came of it
     */
    ExportJobStore.Row completed(UUID userId, UUID id) {
        var job = database.withStatements(statements -> new ExportJobStore(statements).find(id))
                .filter(found -> found.request().caller().equals(userId))
                .orElseThrow(ExportJobs::unknown);
        switch (job.status()) {
            case IN_PROGRESS -> throw new Problem.Conflict("the export is still being made; ask again later");
            case FAILED -> throw new Problem.NotFound("the export could not be made: " + job.reason());
            case COMPLETED -> {
                if (!database.withStatements(statements -> new ExportJobStore(statements).isStillShown(id, now()))) {
                    throw new Problem.Forbidden("the export holds data that are not shared with you any more");
                }
            }
        }
        return job;
    }

    static Problem unknown() {
        return new Problem.NotFound("id: there is no such export");
    }
}
