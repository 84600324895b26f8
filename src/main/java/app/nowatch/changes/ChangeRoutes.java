package app.nowatch.changes;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;

/** Reading one's own changes. */
final class ChangeRoutes implements Routes {
    private final ChangeFeed feed;

    ChangeRoutes(ChangeFeed feed) {
        this.feed = feed;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/changes", Access.USER, context -> {
            var cursor = Query.of(context).text("cursor");
            Answer.ok(context, feed.after(Caller.of(context).userId(), cursor));
        });
    }
}
