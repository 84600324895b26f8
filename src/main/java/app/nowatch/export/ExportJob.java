package app.nowatch.export;

import app.nowatch.export.ExportThreads.Stopping;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.jobs.Job;
import java.io.IOException;
import java.io.OutputStream;
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
        int attempt = store(rows -> rows.begin(id));
        var job = store(rows -> rows.find(id));
        if (attempt == 0 || job.isEmpty()) {
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
            // Else the database would refuse what follows.
            Thread.interrupted();
            store(rows -> {
                rows.takeBack(id);
                return true;
            });
            throw new Stopping();
        }
        boolean refused = failure instanceof Problem.Forbidden || failure instanceof Problem.Unauthorized;
        if (!refused && attempt < MOST_ATTEMPTS) {
            throw failure;
        }
        if (!refused) {
            LOG.error("an export could not be made", failure);
        }
        store(rows -> {
            rows.fail(id, words(failure), now());
            return true;
        });
    }

    private static String words(Exception failure) {
        return failure instanceof Problem problem
                ? String.join("; ", problem.messages())
                : "something unexpected happened; please try again";
    }

    private void write(UUID id, ExportRequest request) throws IOException {
        try (var blob = results.create(id)) {
            var digested = new DigestedStream(new OutputStream() {
                @Override
                public void write(int value) {
                    write(new byte[] {(byte) value}, 0, 1);
                }

                @Override
                public void write(byte[] source, int offset, int length) {
                    blob.write(source, offset, length);
                }
            });
            writer.write(request, threads.untilStop(digested));
            blob.keep();
            boolean wanted = store(rows -> rows.complete(id, digested.size(), digested.sha256(), now()));
            if (!wanted) {
                results.discard(id);
            }
        }
    }
}
