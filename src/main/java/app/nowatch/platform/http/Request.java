package app.nowatch.platform.http;

import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.json.Fields;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The parts of a request that more than one room reads. */
public final class Request {
    static final String ID = "request-id";
    static final String CLIENT_ADDRESS = "client-address";

    private Request() {}

    /**
     * The body, which must be one JSON object.
     *
     * @throws Problem.Invalid when it is not
     * @throws Problem.UnsupportedMedia when it is declared as something other than JSON
     */
    public static Fields body(Context context) {
        requireJson(context);
        return Fields.ofObject(context.bodyAsBytes());
    }

    /**
     * The body, which must be a JSON array of at most so many objects.
     *
     * @throws Problem.Invalid when it is not
     * @throws Problem.UnsupportedMedia when it is declared as something other than JSON
     */
    public static List<Fields> items(Context context, int most) {
        requireJson(context);
        return Fields.ofArray(context.bodyAsBytes(), most);
    }

    private static void requireJson(Context context) {
        // As it was sent: the library looks at the character set, and fails where it does not know it.
        var type = context.header("Content-Type");
        if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
            throw new Problem.UnsupportedMedia("content-type: must be application/json");
        }
    }

    /**
     * A UUID in the path.
     *
     * @throws Problem.NotFound when it is none: nothing has such an id
     */
    public static UUID id(Context context, String name) {
        return Ids.parse(context.pathParam(name)).orElseThrow(() -> new Problem.NotFound(name + ": nothing has it"));
    }

    /** The client's address; behind a trusted proxy, the one that the proxy reports. */
    public static String clientAddress(Context context) {
        var address = context.<String>attribute(CLIENT_ADDRESS);
        return address == null ? context.ip() : address;
    }
}
