package app.nowatch.platform.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.UUID;

/** The person whose token came with the request. */
public interface Caller {
    UUID userId();

    boolean admin();

    /** The caller of a request to a route that is not {@link Access#PUBLIC}. */
    static Caller of(Context context) {
        return Objects.requireNonNull(context.<Caller>attribute("caller"), "the route is public");
    }
}
