package app.nowatch.measurement;

import app.nowatch.account.UserId;
import app.nowatch.platform.Problem;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;

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

    MeasurementRoutes(SeriesReads reads, SeriesDeletion deletion) {
        this.reads = reads;
        this.deletion = deletion;
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
        var userId = Caller.of(context).userId();
        checkSharedUser(context, UserId.of(userId));

        var days = reads.find(userId, type, range, sort == Sort.DESC);
        var tag = DaysTag.of(type, days);
        context.header("ETag", tag).contentType("application/json");
        var known = context.header("If-None-Match");
        if (known != null && DaysTag.isNamed(tag, known)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            reads.write(userId, type, days, context.outputStream());
        }
    }

    /** One's own id is as if absent; nobody shares anything yet. */
    private static void checkSharedUser(Context context, String own) {
        var shared = context.header("shared-user");
        if (shared != null && !shared.equals(own)) {
            throw new Problem.Forbidden("shared-user: this person does not share with you");
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
