package app.nowatch.platform.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The person whose token came with the request. */
public interface Caller {
    UUID userId();

    boolean admin();

    /** The caller of a request to a route that is open to {@link Access#ANYBODY}, if they are signed in. */
    static Optional<Caller> find(Context context) {
        return Optional.ofNullable(context.<Caller>attribute("caller"));
    }

    /** The caller of a request to a route that is neither {@link Access#PUBLIC} nor for {@link Access#ANYBODY}. */
    static Caller of(Context context) {
        return Objects.requireNonNull(context.<Caller>attribute("caller"), "the route is public");
    }
}
