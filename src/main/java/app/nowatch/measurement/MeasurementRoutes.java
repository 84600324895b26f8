package app.nowatch.measurement;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.sharing.AccessKind;
import app.nowatch.sharing.AccessLog;
import app.nowatch.sharing.Viewing;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;

/** Reading and deleting series. */
final class MeasurementRoutes implements Routes {
    private static final int MOST_DAYS = 3_660;

    /** Order of the days in an answer. */
    enum Sort {
        ASC,
        DESC
    }

    private final SeriesReads reads;
    private final SeriesDeletion deletion;
    private final AccessLog accessLog;
    private final Clock clock;

    MeasurementRoutes(SeriesReads reads, SeriesDeletion deletion, AccessLog accessLog, Clock clock) {
        this.reads = reads;
        this.deletion = deletion;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/measurement", Access.USER, this::read).delete("/v1/measurement", Access.USER, this::delete);
    }

    private void read(Context context) throws IOException {
        var query = Query.of(context);
        var type = query.choice("type", SeriesType.class);
        var sort = query.choice("sort", Sort.class);
        var range = query.days(MOST_DAYS);
        query.check();
        var viewing =
                Viewing.of(context.header("shared-user"), Caller.of(context).userId(), clock.instant());

        var visible = reads.find(viewing, type, range);
        accessLog.note(viewing, AccessKind.MEASUREMENT, visible.since(), range.start(), range.end());
        var days = sort == Sort.DESC ? visible.days().reversed() : visible.days();
        var tag = DaysTag.of(type, visible.since(), days);
        if (!Answer.isKnown(context, tag)) {
            reads.write(
                    viewing, type, days, context.contentType("application/json").outputStream());
        }
    }

    private void delete(Context context) {
        var query = Query.of(context);
        var type = query.choice("type", SeriesType.class);
        var range = query.days();
        query.check();
        deletion.remove(Caller.of(context).userId(), type, range);
        Answer.success(context);
    }
}
