package app.nowatch.session;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import java.util.List;

/** What the types of activities mean. */
final class ActivityTypeRoutes implements Routes {
    private final List<ActivityType> types;

    ActivityTypeRoutes(List<ActivityType> types) {
        this.types = types;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/activity/types", Access.USER, context -> Answer.ok(context, types));
    }
}
