package app.nowatch.figures;

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
import java.time.Clock;

/** Reading daily statistics. */
final class FigureRoutes implements Routes {
    private static final int MOST_DAYS = 3_660;

    private final FigureReads reads;
    private final AccessLog accessLog;
    private final Clock clock;

    FigureRoutes(FigureReads reads, AccessLog accessLog, Clock clock) {
        this.reads = reads;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/statistics", Access.USER, this::read);
    }

    private void read(Context context) {
        var query = Query.of(context);
        var types = query.someOf("type", FigureType.class);
        var range = query.days(MOST_DAYS);
        query.check();
        var viewing =
                Viewing.of(context.header("shared-user"), Caller.of(context).userId(), clock.instant());

        var found = reads.find(viewing, range);
        accessLog.note(viewing, AccessKind.STATISTICS, found.since(), range.start(), range.end());
        if (!Answer.isKnown(context, found.tag(types))) {
            Answer.array(context, array -> reads.write(viewing, found, types, array::add));
        }
    }
}
