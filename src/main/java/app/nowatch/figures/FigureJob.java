package app.nowatch.figures;

import app.nowatch.measurement.SeriesWatcher;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.jobs.Job;
import app.nowatch.platform.jobs.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes figures after uploads, some seconds later and once for all that came in the meantime. An instance is a person and the moment
 * it is due: whatever comes while it runs gets a later one, and nothing is left out.
 */
final class FigureJob implements Job {
    static final String NAME = "figures";

    /** Jobs of a person are due at full multiples of it. */
    private static final long EVERY_SECONDS = 30;

    /** At a time, so that others of the person who read or write wait for little. */
    private static final Duration BUDGET = Duration.ofMillis(500);

    private final Figures figures;
    private final FigureWork work;
    private final Clock clock;

    FigureJob(Figures figures, FigureWork work, Clock clock) {
        this.figures = figures;
        this.work = work;
        this.clock = clock;
    }

    /** Schedules jobs for changed series. */
    record Scheduling(JobQueue queue, Clock clock) implements SeriesWatcher {
        @Override
        public void changed(Transaction transaction, UUID userId) {
            long now = clock.instant().getEpochSecond();
            long due = (now / EVERY_SECONDS + 1) * EVERY_SECONDS;
            queue.scheduleLater(transaction, NAME, userId + "/" + due, Instant.ofEpochSecond(due));
        }

        /** For somebody who waits for them. */
        void atOnce(Database database, UUID userId) {
            var now = clock.instant();
            database.useTransaction(
                    transaction -> queue.schedule(transaction, NAME, userId + "/" + now.getEpochSecond(), now));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> run(String instance) {
        var userId = UUID.fromString(instance.substring(0, instance.indexOf('/')));
        var all = figures.extent(userId);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean complete = work.update(userId, all.get().first(), all.get().last(), BUDGET);
        return complete ? Optional.empty() : Optional.of(clock.instant());
    }
}
