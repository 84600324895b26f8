package app.nowatch.platform.http;

import app.nowatch.platform.Problem;

/** Knows who a bearer token belongs to. */
@FunctionalInterface
public interface Authenticator {
    /**
     * The person whose living token this is.
     *
     * @throws Problem.Unauthorized when it is broken, expired or revoked
     */
    Caller authenticate(String bearer);
}
