package app.nowatch.account;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.time.Clock;

/** Operations of {@code user} on one's own account. */
final class UserRoutes implements Routes {
    private final Profiles profiles;
    private final UserSettings settings;
    private final PasswordChange passwordChange;
    private final BetaAccess betaAccess;
    private final Deletion deletion;
    private final Clock clock;

    UserRoutes(
            Profiles profiles,
            UserSettings settings,
            PasswordChange passwordChange,
            BetaAccess betaAccess,
            Deletion deletion,
            Clock clock) {
        this.profiles = profiles;
        this.settings = settings;
        this.passwordChange = passwordChange;
        this.betaAccess = betaAccess;
        this.deletion = deletion;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/user", Access.USER, this::profile)
                .put("/v1/user", Access.USER, this::changeProfile)
                .delete("/v1/user", Access.USER, this::delete)
                .post("/v1/user/beta_access", Access.USER, this::askForBetaAccess)
                .post("/v1/user/change_password", Access.USER, this::changePassword)
                .get("/v1/user/settings", Access.USER, this::settings)
                .put("/v1/user/settings", Access.USER, this::replaceSettings);
    }

    private static SignedIn caller(Context context) {
        return (SignedIn) Caller.of(context);
    }

    private void profile(Context context) {
        Answer.ok(context, Profile.of(caller(context).account()));
    }

    private void changeProfile(Context context) {
        var change = ProfileChange.read(Request.body(context), clock.instant());
        var from = Request.clientAddress(context);
        Answer.ok(context, Profile.of(profiles.change(caller(context), change, from)));
    }

    private void delete(Context context) {
        deletion.delete(caller(context).userId());
        Answer.success(context);
    }

    private void askForBetaAccess(Context context) {
        betaAccess.ask(caller(context).account());
        Answer.createdSuccess(context);
    }

    private void changePassword(Context context) {
        var fields = Request.body(context);
        var password = fields.text("new_password", PasswordRule::violations);
        fields.check();
        passwordChange.change(caller(context), password);
        Answer.createdSuccess(context);
    }

    private void settings(Context context) {
        Answer.ok(context, settings.of(caller(context).userId()));
    }

    private void replaceSettings(Context context) {
        var sent = UserSettings.sent(Request.body(context));
        Answer.ok(context, settings.replace(caller(context).userId(), sent));
    }
}
