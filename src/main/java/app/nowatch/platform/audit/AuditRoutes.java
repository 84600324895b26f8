package app.nowatch.platform.audit;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.function.Function;

/** Shows administrators what was done. */
public final class AuditRoutes implements Routes {
    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final AuditLines lines;

    /**
     * On the lines of a database.
     *
     * @param userId how the API writes the id of an account
     */
    public AuditRoutes(Database database, Function<UUID, String> userId) {
        this.lines = new AuditLines(database, userId);
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/admin/audit", Access.ADMIN, this::list);
    }

    private void list(Context context) {
        var query = Query.of(context);
        var cursor = query.text("cursor");
        int most = query.optionalInteger("limit", 1, MOST).orElse(PAGE);
        query.check();
        Answer.ok(context, lines.before(cursor, most));
    }
}
