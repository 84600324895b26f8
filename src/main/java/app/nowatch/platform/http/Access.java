package app.nowatch.platform.http;

import io.javalin.security.RouteRole;

/** Who may call a route at all; what they may see there is decided in the statement that reads it. */
public enum Access implements RouteRole {
    /** Nobody needs to be signed in. */
    PUBLIC,
    /** Nobody needs to be signed in; a token that comes along is checked, and names the caller. */
    ANYBODY,
    /** Anybody signed in. */
    USER,
    /** Signed in and an administrator. */
    ADMIN
}
