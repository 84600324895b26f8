package app.nowatch.account;

import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/** Operations of {@code user} for administrators. */
final class AdminUserRoutes implements Routes {
    private static final int MOST = 1_000;

    private final Profiles profiles;
    private final Lockout lockout;
    private final BetaAccess betaAccess;

    AdminUserRoutes(Profiles profiles, Lockout lockout, BetaAccess betaAccess) {
        this.profiles = profiles;
        this.lockout = lockout;
        this.betaAccess = betaAccess;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/user/admin/all", Access.ADMIN, this::everybody)
                .post("/v1/user/admin/{id}/lock", Access.ADMIN, this::lock)
                .post("/v1/user/admin/{id}/unlock", Access.ADMIN, this::unlock)
                .get("/v1/user/admin/beta_access", Access.ADMIN, this::listBetaAccess)
                .post("/v1/user/admin/beta_access/{id}/approve", Access.ADMIN, this::approve)
                .post("/v1/user/admin/beta_access/{id}/reject", Access.ADMIN, this::reject);
    }

    private static Actor actor(Context context) {
        return Actor.of(Caller.of(context), Request.clientAddress(context));
    }

    private void everybody(Context context) {
        var query = Query.of(context);
        var limit = query.optionalInteger("limit", 1, MOST);
        var sent = query.text("cursor");
        var cursor = sent.map(PersonCursor::decode).orElse(Optional.of(PersonCursor.START));
        if (cursor.isEmpty()) {
            query.violation("cursor", "must be one of a link in an answer before");
        }
        query.check();
        if (limit.isPresent()) {
            page(context, cursor.orElseThrow(), limit.get());
        } else {
            Answer.array(
                    context,
                    profiles.everybody(cursor.orElseThrow())
                            .flatMap(page -> page.stream().map(Profile.ForAdmin::of)));
        }
    }

    private void page(Context context, PersonCursor cursor, int limit) {
        var page = profiles.page(cursor, limit);
        page.next()
                .ifPresent(next -> context.header(
                        "Link",
                        "<%s?limit=%d&cursor=%s>; rel=\"next\"".formatted(context.path(), limit, next.encode())));
        Answer.ok(context, page.people().stream().map(Profile.ForAdmin::of).toList());
    }

    private void lock(Context context) {
        lockout.lock(userId(context), actor(context));
        Answer.createdSuccess(context);
    }

    private void unlock(Context context) {
        lockout.unlock(userId(context), actor(context));
        Answer.createdSuccess(context);
    }

    private static UUID userId(Context context) {
        return UserId.parse(context.pathParam("id")).orElseThrow(Lockout::unknown);
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
