package app.nowatch.measurement;

import app.nowatch.platform.export.ExportExtent;
import app.nowatch.platform.export.ExportFolder;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportScope;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.sharing.AccessKind;
import app.nowatch.sharing.AccessLog;
import app.nowatch.sharing.Viewing;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One series as a file, written day by day. */
final class SeriesExport implements ExportSource {
    /** After so many days the time is asked for again: a share may run out while years are exported. */
    private static final int DAYS_AT_ONCE = 64;

    /** What has gone on for minutes is not to end because many read at this moment. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SeriesType type;
    private final SeriesReads reads;
    private final AccessLog accessLog;
    private final Clock clock;

    SeriesExport(SeriesType type, SeriesReads reads, AccessLog accessLog, Clock clock) {
        this.type = type;
        this.reads = reads;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public String type() {
        return type.exportName();
    }

    @Override
    public String file(ExportFormat format) {
        return "series/" + type.name().replace('_', '-').toLowerCase(Locale.ROOT) + "." + format.ending();
    }

    @Override
    public String about() {
        return type.words();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void export(ExportScope scope, ExportFolder folder) throws IOException {
        var visible = reads.find(viewing(scope), type, scope.days());
        var days = scope.days();
        accessLog.note(viewing(scope), AccessKind.MEASUREMENT, visible.since(), days.start(), days.end());
        folder.add(file(scope.format()), out -> {
            try (var file = open(scope.format(), out)) {
                return write(scope, visible.days(), file);
            }
        });
    }

    private Viewing viewing(ExportScope scope) {
        return new Viewing(scope.owner(), scope.viewer(), clock.instant());
    }

    private SeriesFile open(ExportFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new SeriesCsv(type, out);
            case PARQUET -> new SeriesParquet(type, out);
        };
    }

    private ExportExtent write(ExportScope scope, List<StoredDay> days, SeriesFile file) throws IOException {
        var counted = new Counted();
        for (int from = 0; from < days.size(); from += DAYS_AT_ONCE) {
            var some = days.subList(from, Math.min(days.size(), from + DAYS_AT_ONCE));
            reads.each(viewing(scope), type, some, PATIENCE, (day, rows, created, updated) -> {
                file.add(day, rows);
                counted.add(day, rows);
            });
        }
        file.end();
        return new ExportExtent(counted.rows, counted.first, counted.last);
    }

    /** What has been written so far. */
    private static final class Counted {
        private long rows;
        private @Nullable Instant first;
        private @Nullable Instant last;

        void add(int day, Columns added) {
            long midnight = (long) day * Columns.SECONDS_A_DAY;
            rows += added.size;
            first = first == null ? Instant.ofEpochSecond(midnight + added.first()) : first;
            last = Instant.ofEpochSecond(midnight + added.last());
        }
    }
}
