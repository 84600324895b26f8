package app.nowatch.account;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;

/** Operations of {@code auth} for somebody who is signed in. */
final class LoginRoutes implements Routes {
    private final Logins logins;

    LoginRoutes(Logins logins) {
        this.logins = logins;
    }

    @Override
    public void addTo(Router router) {
        router.post("/v1/auth/sign-out", Access.USER, this::signOut)
                .get("/v1/auth/logins", Access.USER, this::list)
                .delete("/v1/auth/logins/{id}", Access.USER, this::end);
    }

    private static SignedIn caller(Context context) {
        return (SignedIn) Caller.of(context);
    }

    private void signOut(Context context) {
        logins.signOut(caller(context));
        Answer.createdSuccess(context);
    }

    private void list(Context context) {
        Answer.ok(context, logins.of(caller(context)));
    }

    private void end(Context context) {
        logins.end(caller(context), Request.id(context, "id"));
        Answer.success(context);
    }
}
