package app.nowatch.figures;

import app.nowatch.measurement.SeriesType;
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
 * Makes figures after uploads, half a minute later and once for all that came in the meantime. An instance is a person and the moment
 * it is due: an upload schedules one that no running job can be, and that is due only when the upload has long committed.
 */
final class FigureJob implements Job {
    static final String NAME = "figures";

    /** From one possible moment of a person's jobs to the next. */
    private static final int EVERY_SECONDS = 30;

    /** At a time, so that others of the person who read or write wait for little. */
    private static final Duration BUDGET = Duration.ofMillis(500);

    private static final Duration WHILE_BUSY = Duration.ofSeconds(2);

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
        /** People have different moments, so that not all jobs are due at once. */
        @Override
        public void changed(Transaction transaction, UUID userId, SeriesType type) {
            if (MinuteDays.SERIES.contains(type)) {
                long shift = Math.floorMod(userId.hashCode(), EVERY_SECONDS);
                long slot = Math.floorDiv(clock.instant().getEpochSecond() - shift, (long) EVERY_SECONDS) + 2;
                var due = Instant.ofEpochSecond(slot * EVERY_SECONDS + shift);
                queue.scheduleLater(transaction, NAME, userId + "/" + due.getEpochSecond(), due);
            }
        }

        /** One job by itself: another of a moment in between would run before the transaction ends, and see nothing. */
        @Override
        public void imported(Transaction transaction, UUID userId, SeriesType type) {
            if (MinuteDays.SERIES.contains(type)) {
                queue.scheduleLater(transaction, NAME, userId + "/import", clock.instant());
            }
        }

        /** For somebody who waits for them; once, however often they ask. */
        void atOnce(Database database, UUID userId) {
            database.useTransaction(transaction -> queue.schedule(transaction, NAME, userId + "/now", clock.instant()));
        }
    }

    /** What waits for somebody who goes: it bears their id. */
    static void withdraw(JobQueue queue, Transaction transaction, UUID userId) {
        queue.withdraw(transaction, NAME, userId + "/");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> run(String instance) {
        var userId = UUID.fromString(instance.substring(0, instance.indexOf('/')));
        var days = figures.extent(userId);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        return switch (work.update(userId, days.get(), BUDGET)) {
            case COMPLETE -> Optional.empty();
            case BEGUN -> Optional.of(clock.instant());
            case BUSY -> Optional.of(clock.instant().plus(WHILE_BUSY));
        };
    }
}
