package app.nowatch.journal;

import app.nowatch.account.Accounts;
import app.nowatch.platform.export.ExportArray;
import app.nowatch.platform.export.ExportExtent;
import app.nowatch.platform.export.ExportFolder;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportScope;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.sharing.AccessKind;
import app.nowatch.sharing.AccessLog;
import app.nowatch.sharing.Viewing;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** All entries of one kind as a file, of the days of their owner, in the order of lists. */
final class EntryExport<T extends Content> implements ExportSource {
    private final ExportName name;

    private final AccessKind kind;
    private final Journal<T> journal;
    private final EntryForm<T> form;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Clock clock;

    EntryExport(
            ExportName name,
            AccessKind kind,
            Journal<T> journal,
            EntryForm<T> form,
            Accounts accounts,
            AccessLog accessLog,
            Clock clock) {
        this.name = name;
        this.kind = kind;
        this.journal = journal;
        this.form = form;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public String type() {
        return name.type();
    }

    @Override
    public String file(ExportFormat format) {
        return name.file();
    }

    @Override
    public String about() {
        return name.about();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void export(ExportScope scope, ExportFolder folder) throws IOException {
        var viewing = new Viewing(scope.owner(), scope.viewer(), clock.instant());
        var seen = journal.list(viewing, range(scope));
        var days = scope.days();
        accessLog.note(viewing, kind, seen.since(), days.start(), days.end());
        folder.add(name.file(), out -> write(seen, out));
    }

    /** From the first moment of the first local day to the last that the database tells apart of the last one. */
    private TimeRange range(ExportScope scope) {
        var zones = accounts.zones(scope.owner());
        var start = zones.startOf(scope.days().start());
        var end = zones.startOf(scope.days().end().plusDays(1)).minus(1, ChronoUnit.MICROS);
        return new TimeRange(start, start.isAfter(end) ? start : end);
    }

    private ExportExtent write(Journal.Seen<T> seen, OutputStream out) throws IOException {
        var array = new ExportArray(out);
        try (var entries = seen.entries()) {
            entries.forEachOrdered(
                    entry -> array.add(form.export(entry), entry.content().begins()));
        }
        return array.end();
    }
}
