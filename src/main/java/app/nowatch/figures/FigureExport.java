package app.nowatch.figures;

import app.nowatch.platform.export.ExportArray;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures as a file, with records for the days alone that have data. They are made first where they are missing. */
final class FigureExport implements ExportSource {
    private static final String FILE = "statistics.json";
    /** Made and written one after the other: somebody waits for the bytes. */
    private static final int DAYS_AT_ONCE = 64;

    private static final List<FigureType> ALL = List.of(FigureType.values());

    private final FigureReads reads;
    private final AccessLog accessLog;
    private final Clock clock;

    FigureExport(FigureReads reads, AccessLog accessLog, Clock clock) {
        this.reads = reads;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "OVERVIEW_STATISTICS";
    }

    @Override
    public String file(ExportFormat format) {
        return FILE;
    }

    @Override
    public String about() {
        return "Daily figures of stress, sleep and activity, worked out of the series, for the days that have any";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Map<String, String> methods() {
        var methods = new LinkedHashMap<String, String>();
        ALL.forEach(type -> methods.put(type.name(), type.method()));
        return methods;
    }

    @Override
    public void export(ExportScope scope, ExportFolder folder) throws IOException {
        var viewing = viewing(scope);
        var found = reads.findAll(viewing, scope.days());
        var days = scope.days();
        accessLog.note(viewing, AccessKind.STATISTICS, found.since(), days.start(), days.end());
        folder.add(FILE, out -> write(scope, found, out));
    }

    private ExportExtent write(ExportScope scope, FigureReads.Found found, OutputStream out) throws IOException {
        var array = new ExportArray(out);
        int days = found.days().size();
        for (int from = 0; from < days; from += DAYS_AT_ONCE) {
            var some = found.part(from, Math.min(days, from + DAYS_AT_ONCE));
            reads.finish(viewing(scope), some);
            // Making them may have taken a while.
            reads.writeKept(viewing(scope), some, ALL, figure -> array.add(figure, figure.date()));
            out.flush();
        }
        return array.end();
    }

    private Viewing viewing(ExportScope scope) {
        return new Viewing(scope.owner(), scope.viewer(), clock.instant());
    }
}
