package app.nowatch.platform.mail;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;

/** Shows the operator which mails were given up. */
public final class FailedMailRoutes implements Routes {
    private static final int MOST = 1_000;

    private final MailStore store;

    public FailedMailRoutes(Database database) {
        this.store = database.onDemand(MailStore.class);
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/admin/mails", Access.ADMIN, this::list);
    }

    private void list(Context context) {
        var query = Query.of(context);
        query.choices("status", FailedMail.Status.class);
        query.check();
        Answer.ok(context, store.failed(MOST));
    }
}
