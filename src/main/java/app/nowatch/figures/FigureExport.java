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
        var viewing = new Viewing(scope.owner(), scope.viewer(), clock.instant());
        var found = reads.findAll(viewing, scope.days());
        var days = scope.days();
        accessLog.note(viewing, AccessKind.STATISTICS, found.since(), days.start(), days.end());
        // Making them may have taken a while.
        var now = new Viewing(scope.owner(), scope.viewer(), clock.instant());
        folder.add(FILE, out -> write(now, found, out));
    }

    private ExportExtent write(Viewing viewing, FigureReads.Found found, OutputStream out) throws IOException {
        var array = new ExportArray(out);
        reads.writeKept(viewing, found, ALL, figure -> array.add(figure, figure.date()));
        return array.end();
    }
}
