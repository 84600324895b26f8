package app.nowatch.account;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.json.Fields;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Objects;

/** Operations of {@code auth} that need no bearer token. */
final class AuthRoutes implements Routes {
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int LONGEST_TOKEN = 2_048;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 150;

    /** Since when the first form of sign-in is out of use (RFC 9745): 2025-01-01. */
    private static final String DEPRECATED_SINCE = "@1735689600";

    private final Clients clients;
    private final Registration registration;
    private final Logins logins;
    private final Refreshes refreshes;
    private final PasswordReset passwordReset;
    private final AddressConfirmation confirmation;

    AuthRoutes(
            Clients clients,
            Registration registration,
            Logins logins,
            Refreshes refreshes,
            PasswordReset passwordReset,
            AddressConfirmation confirmation) {
        this.clients = clients;
        this.registration = registration;
        this.logins = logins;
        this.refreshes = refreshes;
        this.passwordReset = passwordReset;
        this.confirmation = confirmation;
    }

    @Override
    public void addTo(Router router) {
        router.post("/v1/auth/register", Access.PUBLIC, ofClient(this::register))
                .post("/v2/auth/login", Access.PUBLIC, ofClient(context -> signIn(context, Door.EVERYBODY)))
                .post("/v1/auth/login", Access.PUBLIC, ofClient(this::signInTheOldWay))
                .post("/v2/auth/login/admin", Access.PUBLIC, ofClient(context -> signIn(context, Door.ADMINS)))
                .post("/v1/auth/refresh", Access.PUBLIC, ofClient(this::refresh))
                .post("/v1/auth/forgot_password", Access.PUBLIC, ofClient(this::forgotPassword))
                .post("/v1/auth/confirm_new_password", Access.PUBLIC, ofClient(this::confirmNewPassword))
                .post("/v1/auth/confirm_email", Access.PUBLIC, ofClient(this::confirmEmail))
                .post("/v1/auth/confirm_email/resend", Access.PUBLIC, ofClient(this::resendConfirmation));
    }

    private Handler ofClient(Handler handler) {
        return context -> {
            clients.check(header(context, "x-auth-token"));
            handler.handle(context);
        };
    }

    private static String header(Context context, String name) {
        return Objects.requireNonNullElse(context.header(name), "");
    }

    private static Client client(Context context) {
        return new Client(Request.clientAddress(context), header(context, "User-Agent"));
    }

    private void register(Context context) {
        var fields = Request.body(context);
        var email = fields.text("email", Email::violations);
        var password = fields.text("password", PasswordRule::violations);
        var person = new NewPerson(
                fields.text("first_name", 1, LONGEST_NAME),
                fields.text("last_name", 1, LONGEST_NAME),
                fields.time("toc_accepted_at"),
                fields.time("privacy_policy_accepted_at"));
        fields.check();
        registration.register(new Email(email), password, person, Request.clientAddress(context));
        Answer.createdSuccess(context);
    }

    private void signIn(Context context, Door door) {
        var fields = Request.body(context);
        var email = fields.text("email", Email::violations);
        var password = fields.text("password", 1, LONGEST_PASSWORD);
        fields.check();
        Answer.created(context, logins.signIn(new Email(email), password, door, client(context)));
    }

    private void signInTheOldWay(Context context) {
        var successor = context.path().replace("/v1/auth/login", "/v2/auth/login");
        context.header("Deprecation", DEPRECATED_SINCE);
        context.header("Link", "<" + successor + ">; rel=\"successor-version\"");
        signIn(context, Door.EVERYBODY);
    }

    private void refresh(Context context) {
        var token = refreshToken(Request.body(context));
        Answer.created(context, refreshes.refresh(token, client(context)));
    }

    private static String refreshToken(Fields fields) {
        var token = List.of("refresh", "refresh_token", "refreshToken").stream()
                .flatMap(name -> fields.optionalText(name, 1, LONGEST_TOKEN).stream())
                .findFirst();
        fields.check();
        return token.orElseGet(() -> {
            fields.violation("refresh", "is required");
            fields.check();
            return "";
        });
    }

    private void forgotPassword(Context context) {
        passwordReset.sendCode(email(context), Request.clientAddress(context));
        Answer.createdSuccess(context);
    }

    private static Email email(Context context) {
        var fields = Request.body(context);
        var email = fields.text("email", Email::violations);
        fields.check();
        return new Email(email);
    }

    private void confirmNewPassword(Context context) {
        var fields = Request.body(context);
        var email = fields.text("email", Email::violations);
        var code = fields.text("verification_code", 1, LONGEST_CODE);
        var password = fields.text("new_password", PasswordRule::violations);
        fields.check();
        passwordReset.confirm(new Email(email), code, password, Request.clientAddress(context));
        Answer.createdSuccess(context);
    }

    private void confirmEmail(Context context) {
        var fields = Request.body(context);
        var email = fields.text("email", Email::violations);
        var code = fields.text("code", 1, LONGEST_CODE);
        fields.check();
        confirmation.confirm(new Email(email), code, Request.clientAddress(context));
        Answer.createdSuccess(context);
    }

    private void resendConfirmation(Context context) {
        confirmation.resend(email(context), Request.clientAddress(context));
        Answer.createdSuccess(context);
    }
}
