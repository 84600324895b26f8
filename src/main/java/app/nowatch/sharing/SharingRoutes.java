package app.nowatch.sharing;

import app.nowatch.account.Email;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.json.Fields;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.UUID;

/** Operations of {@code sharing} on the shares one gives. */
final class SharingRoutes implements Routes {
    private final Shares shares;
    private final AccessLog accessLog;

    SharingRoutes(Shares shares, AccessLog accessLog) {
        this.shares = shares;
        this.accessLog = accessLog;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/sharing", Access.USER, this::given)
                .delete("/v1/sharing", Access.USER, this::end)
                .post("/v1/sharing/shared-since", Access.USER, this::moveStart)
                .post("/v1/sharing/pause", Access.USER, context -> pause(context, true))
                .post("/v1/sharing/resume", Access.USER, context -> pause(context, false))
                .post("/v1/sharing/expires", Access.USER, this::expire)
                .get("/v1/sharing/access-log", Access.USER, this::accessLog);
    }

    private static UUID caller(Context context) {
        return Caller.of(context).userId();
    }

    private static String email(Fields fields) {
        return fields.text("email", Email::violations);
    }

    private void given(Context context) {
        Answer.ok(context, shares.given(caller(context)));
    }

    private void end(Context context) {
        var fields = Request.body(context);
        var email = email(fields);
        fields.check();
        shares.end(caller(context), new Email(email));
        Answer.nothing(context);
    }

    private void moveStart(Context context) {
        var fields = Request.body(context);
        var email = email(fields);
        // Answers call it sharedSince: whoever sends that must not open everything by a slip.
        var since = fields.optionalTime("shareSince")
                .or(() -> fields.optionalTime("sharedSince"))
                .or(() -> fields.optionalTime("share_since"))
                .orElse(Instant.EPOCH);
        fields.check();
        Answer.created(context, shares.moveStart(caller(context), new Email(email), since));
    }

    private void pause(Context context, boolean paused) {
        var fields = Request.body(context);
        var email = email(fields);
        fields.check();
        Answer.created(context, shares.pause(caller(context), new Email(email), paused));
    }

    private void expire(Context context) {
        var fields = Request.body(context);
        var email = email(fields);
        var expires = fields.nullableEnd("expiresAt");
        fields.check();
        Answer.created(context, shares.expire(caller(context), new Email(email), expires.orElse(null)));
    }

    private void accessLog(Context context) {
        Answer.ok(context, accessLog.of(caller(context)));
    }
}
