package app.nowatch.export;

import app.nowatch.platform.Problem;
import app.nowatch.platform.WorkThreads.Stopping;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.jobs.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an export in the background. One that was broken off, by whatever, is begun anew. */
final class ExportJob implements Job {
    static final String NAME = "export";

    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);
    private static final Duration WHILE_BUSY = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 3;
    private static final String UNEXPECTED = "something unexpected happened; please try again";

    private final Database database;
    private final ExportWriter writer;
    private final ExportResults results;
    private final ExportThreads threads;
    private final Clock clock;

    ExportJob(Database database, ExportWriter writer, ExportResults results, ExportThreads threads, Clock clock) {
        this.database = database;
        this.writer = writer;
        this.results = results;
        this.threads = threads;
        this.clock = clock;
    }

    private <T> T store(Function<ExportJobStore, T> work) {
        return database.withStatements(statements -> work.apply(new ExportJobStore(statements)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> run(String instance) {
        var id = UUID.fromString(instance);
        try {
            boolean free = threads.job(() -> {
                        make(id);
                        return id;
                    })
                    .isPresent();
            return free ? Optional.empty() : Optional.of(clock.instant().plus(WHILE_BUSY));
        } catch (Stopping e) {
            return Optional.of(clock.instant());
        }
    }

    private void make(UUID id) {
        int attempt = store(rows -> rows.begin(id, now()));
        var job = store(rows -> rows.find(id));
        if (attempt == 0 || job.isEmpty()) {
            return;
        }
        if (attempt > MOST_ATTEMPTS) {
            // Whatever ended the last try left no time to say so.
            fail(id, UNEXPECTED);
            return;
        }
        try {
            write(id, job.get().request());
        } catch (IOException e) {
            settle(id, attempt, new UncheckedIOException(e));
        } catch (RuntimeException e) {
            settle(id, attempt, e);
        }
    }

    /** Decides what becomes of an export that could not be made: the server's own stop is not its fault, and most else may pass. */
    private void settle(UUID id, int attempt, RuntimeException failure) {
        if (threads.isStopping()) {
            takeBack(id);
            throw new Stopping();
        }
        boolean refused = failure instanceof Problem.Forbidden || failure instanceof Problem.Unauthorized;
        if (!refused && attempt < MOST_ATTEMPTS) {
            throw failure;
        }
        if (!refused) {
            LOG.error("an export could not be made", failure);
        }
        fail(id, words(failure));
    }

    private void takeBack(UUID id) {
        // The stop may interrupt once more; the database refuses whoever is interrupted.
        for (int tries = 2; tries > 0; tries--) {
            Thread.interrupted();
            try {
                store(rows -> rows.takeBack(id));
                return;
            } catch (RuntimeException e) {
                LOG.info("a try of an export that the stop has ended may count", e);
            }
        }
    }

    private void fail(UUID id, String reason) {
        store(rows -> rows.fail(id, reason, now()));
    }

    private static String words(Exception failure) {
        return failure instanceof Problem problem ? String.join("; ", problem.messages()) : UNEXPECTED;
    }

    private void write(UUID id, ExportRequest request) throws IOException {
        try (var blob = results.create(id)) {
            var digested = new DigestedStream(blob.stream());
            writer.write(request, threads.paced(digested));
            blob.keep();
            if (!store(rows -> rows.complete(id, digested.size(), digested.sha256(), now()))) {
                discard(id);
            }
        }
    }

    /** What was made is of no use, unless another one has made the same meanwhile. */
    private void discard(UUID id) {
        var status = store(rows -> rows.find(id)).map(ExportJobStore.Row::status);
        if (status.equals(Optional.of(ExportStatus.COMPLETED))) {
            return;
        }
        results.discard(id);
        if (status.equals(Optional.of(ExportStatus.IN_PROGRESS))) {
            throw new IllegalStateException("what others share has changed while an export of it was made");
        }
    }
}
