package app.nowatch.measurement;

import app.nowatch.changes.Changes;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.PersonalShare;
import app.nowatch.platform.Room;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import app.nowatch.sharing.AccessLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** The room of series: puts its parts together and shows what others may use of it. */
public final class MeasurementRoom implements Room {
    /** A quarter of the heap may hold days that are on their way to clients, another one days that are compared. */
    private static final int HEAP_SHARE = 4;

    private final List<Routes> routes;
    private final List<ExportSource> exports;
    private final SeriesDeletion deletion;
    private final PartCodecs codecs;

    public MeasurementRoom(
            Database database,
            Clock clock,
            MeterRegistry metrics,
            UploadSettings settings,
            Spool spool,
            AccessLog accessLog,
            LastSync lastSync,
            Changes changes,
            SeriesWatcher watcher) {
        codecs = new PartCodecs(2 * Runtime.getRuntime().availableProcessors());
        long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
        var writing = new MemoryBudget(share, "the server compares too many series at the moment");
        var writer = new SeriesWriter(codecs, writing, lastSync, changes, watcher);
        var uploads = new Uploads(database, clock, settings, codecs, writer, metrics);
        var reads = new SeriesReads(database, codecs, share);
        exports = Arrays.stream(SeriesType.values())
                .<ExportSource>map(type -> new SeriesExport(type, reads, accessLog, clock))
                .toList();
        deletion = new SeriesDeletion(database, changes, watcher, clock);
        routes = List.of(
                new MeasurementRoutes(reads, deletion, accessLog, clock),
                new UploadRoutes(
                        uploads,
                        new PersonalShare(settings.parallelPerPerson(), "too many uploads of this account at once"),
                        spool,
                        settings.zipLimit().bytes()));
    }

    /**
     * What takes series back.
     *
     * @param spool where days wait
     */
    public static List<ImportTarget> imports(Spool spool, Changes changes, SeriesWatcher watcher, Clock clock) {
        var codecs = new PartCodecs(2);
        var memory = new MemoryBudget(
                Runtime.getRuntime().maxMemory() / HEAP_SHARE,
                "the server takes too many series at the moment",
                "a day of beats has more text than the server has memory for");
        return Arrays.stream(SeriesType.values())
                .<ImportTarget>map(type -> new SeriesImport(type, spool, codecs, memory, changes, watcher, clock))
                .toList();
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    /** What other rooms may read. */
    public StoredSeries series() {
        return new StoredSeries(codecs);
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(deletion);
    }

    @Override
    public List<ExportSource> exports() {
        return exports;
    }
}
