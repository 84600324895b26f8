package app.nowatch.measurement;

import app.nowatch.changes.Change;
import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.export.ImportFile;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.export.ReadImport;
import app.nowatch.platform.http.Spool;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One exported series. Its days are packed while the file is read and wait on disk, so that the transaction that keeps them has
 * only to copy them: a person's other writers wait for it.
 */
final class SeriesImport implements ImportTarget {
    private static final int DAYS_AT_ONCE = 64;

    private final SeriesType type;
    private final Spool spool;
    private final PartCodecs codecs;
    private final MemoryBudget memory;
    private final Changes changes;
    private final SeriesWatcher watcher;
    private final Clock clock;

    SeriesImport(
            SeriesType type,
            Spool spool,
            PartCodecs codecs,
            MemoryBudget memory,
            Changes changes,
            SeriesWatcher watcher,
            Clock clock) {
        this.type = type;
        this.spool = spool;
        this.codecs = codecs;
        this.memory = memory;
        this.changes = changes;
        this.watcher = watcher;
        this.clock = clock;
    }

    @Override
    public String type() {
        return type.exportName();
    }

    @Override
    public boolean isEmpty(Statements statements, UUID userId) {
        return SeriesStore.isEmpty(statements, userId, type);
    }

    @Override
    public ReadImport read(ImportFile file) throws IOException {
        var days = new SpooledDays(spool);
        boolean good = false;
        try {
            parse(file, days);
            good = true;
            return new Read(days);
        } finally {
            if (!good) {
                days.close();
            }
        }
    }

    private void parse(ImportFile file, SpooledDays days) throws IOException {
        var rejections = new Rejections();
        try (var lease = memory.lease();
                var in = file.open()) {
            var stream = new DayStream(type, days, codecs, lease, rejections);
            new CsvLines(in, new RowParser(type, clock, Integer.MAX_VALUE, stream, rejections)).readAll();
            stream.end();
        }
        if (rejections.count() > 0) {
            throw new Problem.Invalid(rejections.messages());
        }
        days.finish();
    }

    /** Days that are packed; nothing of the series is stored, so that each is the first part of its day. */
    private final class Read implements ReadImport {
        private final SpooledDays days;

        Read(SpooledDays days) {
            this.days = days;
        }

        @Override
        public long write(Transaction transaction, UUID userId, Instant now) throws IOException {
            var store = SeriesStore.in(transaction, userId, type);
            days.each(DAYS_AT_ONCE, some -> {
                store.addParts(some.stream().map(SpooledDays.Day::part).toList());
                store.addDays(some, now);
                changes.write(transaction, userId, added(some), now);
            });
            if (days.rows() > 0) {
                watcher.imported(transaction, userId, type);
            }
            return days.rows();
        }

        private List<Change> added(List<SpooledDays.Day> some) {
            return some.stream()
                    .map(day -> type.change(day.part().day(), ChangeOp.ADDED))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            days.close();
        }
    }
}
