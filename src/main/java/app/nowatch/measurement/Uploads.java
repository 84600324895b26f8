package app.nowatch.measurement;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.SpooledFile;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** The rules of an upload: parse all of it first, take a connection only then, keep all that can be kept or nothing. */
final class Uploads {

    private final Database database;
    private final Clock clock;
    private final UploadSettings settings;
    private final PartCodecs codecs;
    private final MemoryBudget memory;
    private final SeriesWriter writer;
    private final MeterRegistry metrics;
    /** Parsing is work for the processor: more at once would only hold more memory. */
    private final Semaphore parsing = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    Uploads(
            Database database,
            Clock clock,
            UploadSettings settings,
            PartCodecs codecs,
            SeriesWriter writer,
            MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.codecs = codecs;
        this.writer = writer;
        this.metrics = metrics;
        memory = new MemoryBudget(
                settings.memory().bytes(), "the server holds too many unordered uploads at the moment");
    }

    /**
     * Keeps what can be kept of a finished file; durable when this returns.
     *
     * @throws Problem.Invalid when the file is not a zip with one CSV, or none of its rows can be kept
     * @throws Problem.TooLarge past a limit
     * @throws Problem.Overloaded without memory or disk to take it
     * @throws Problem.Unauthorized when the account has gone in the meantime
     */
    Receipt keep(UUID userId, SeriesType type, SpooledFile file) {
        var rejections = new Rejections();
        try (var lease = memory.lease()) {
            var days = parse(type, file, lease, rejections);
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var written = write(userId, type, days, now);
            var receipt = new Receipt(
                    type,
                    written.accepted() + written.unchanged() + rejections.count(),
                    written.accepted(),
                    written.unchanged(),
                    rejections.count(),
                    rejections.first(),
                    days.stream()
                            .map(day -> Instant.ofEpochSecond((long) day.day() * Columns.SECONDS_A_DAY))
                            .toList(),
                    file.sha256(),
                    now);
            count(receipt);
            return receipt;
        }
    }

    private List<PreparedDay> parse(
            SeriesType type, SpooledFile file, MemoryBudget.Lease lease, Rejections rejections) {
        parsing.acquireUninterruptibly();
        try (var in = file.open()) {
            var assembly = new DayAssembly(type, file.size(), codecs, lease, rejections);
            var parser = new RowParser(type, clock, settings.rowLimit(), assembly, rejections);
            ZippedCsv.read(in, settings.unzippedLimit().bytes(), parser);
            var days = assembly.days();
            if (days.isEmpty() && rejections.count() > 0) {
                throw new Problem.Invalid(rejections.messages());
            }
            return days;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            parsing.release();
        }
    }

    private SeriesWriter.Written write(UUID userId, SeriesType type, List<PreparedDay> days, Instant now) {
        return database.inTransaction(transaction -> writer.write(transaction, userId, type, days, now));
    }

    private void count(Receipt receipt) {
        metrics.counter("measurement.rows", "fate", "accepted").increment((double) receipt.accepted());
        metrics.counter("measurement.rows", "fate", "unchanged").increment((double) receipt.unchanged());
        metrics.counter("measurement.rows", "fate", "rejected").increment((double) receipt.rejected());
    }
}
