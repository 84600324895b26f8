package app.nowatch.platform.http;

import app.nowatch.platform.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Asks who calls before any handler of a route that is not public runs. */
final class AccessCheck {
    private static final String SCHEME = "Bearer ";

    private final Authenticator authenticator;

    AccessCheck(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    void addTo(RoutesConfig routes) {
        routes.beforeMatched(this::check);
    }

    private void check(Context context) {
        var roles = context.routeRoles();
        boolean anonymous = context.header("Authorization") == null;
        if (roles.contains(Access.PUBLIC) || (anonymous && roles.contains(Access.ANYBODY))) {
            return;
        }
        var caller = authenticator.authenticate(bearer(context));
        if (roles.contains(Access.ADMIN) && !caller.admin()) {
            throw new Problem.Forbidden("only an administrator may do this");
        }
        context.attribute("caller", caller);
    }

    private static String bearer(Context context) {
        var header = context.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Problem.Unauthorized("a bearer token is required");
        }
        return header.substring(SCHEME.length()).strip();
    }
}
