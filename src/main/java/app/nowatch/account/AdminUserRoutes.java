package app.nowatch.account;

import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;

/** Operations of {@code user} for administrators. */
final class AdminUserRoutes implements Routes {
    private final Profiles profiles;
    private final BetaAccess betaAccess;

    AdminUserRoutes(Profiles profiles, BetaAccess betaAccess) {
        this.profiles = profiles;
        this.betaAccess = betaAccess;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/user/admin/all", Access.ADMIN, this::everybody)
                .get("/v1/user/admin/beta_access", Access.ADMIN, this::listBetaAccess)
                .post("/v1/user/admin/beta_access/{id}/approve", Access.ADMIN, this::approve)
                .post("/v1/user/admin/beta_access/{id}/reject", Access.ADMIN, this::reject);
    }

    private static Actor actor(Context context) {
        return Actor.of(Caller.of(context), Request.clientAddress(context));
    }

    private void everybody(Context context) {
        Answer.array(context, profiles.everybody().flatMap(page -> page.stream().map(Profile.ForAdmin::of)));
    }

    private void listBetaAccess(Context context) {
        Answer.ok(context, betaAccess.all());
    }

    private void approve(Context context) {
        betaAccess.approve(Request.id(context, "id"), actor(context));
        Answer.createdSuccess(context);
    }

    private void reject(Context context) {
        betaAccess.reject(Request.id(context, "id"), actor(context));
        Answer.createdSuccess(context);
    }
}
