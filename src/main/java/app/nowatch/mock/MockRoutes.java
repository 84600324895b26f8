package app.nowatch.mock;

import app.nowatch.platform.Problem;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers everything below {@code /_mock/apis}. */
public final class MockRoutes implements Routes {
    /** Where the mock server is. */
    public static final String PATH = "/_mock/apis";

    private static final String ANY = "*";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    @Override
    public void addTo(Router router) {
        router.everything(PATH, MockRoutes::answer);
    }

    private static void answer(Context context) {
        context.header("Access-Control-Allow-Origin", ANY);
        context.header("Access-Control-Expose-Headers", ANY);
        if (context.req().getMethod().equals("OPTIONS")) {
            allow(context);
        } else {
            answer(context, find(context).answer());
        }
    }

    /** The asterisk would not stand for {@code Authorization}, so that what is asked for is named. */
    private static void allow(Context context) {
        var asked = context.header("Access-Control-Request-Headers");
        context.header("Access-Control-Allow-Methods", METHODS);
        context.header("Access-Control-Allow-Headers", asked == null ? ANY : asked);
        context.header("Access-Control-Max-Age", "86400");
        context.status(204);
    }

    private static MockOperation find(Context context) {
        var path = MockOperation.words(context.path().substring(PATH.length()));
        var method =
                context.req().getMethod().equals("HEAD") ? "GET" : context.req().getMethod();
        return Described.OPERATIONS.stream()
                .filter(operation -> operation.method().equals(method) && operation.isAt(path))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("there is no operation " + method + " at this path"));
    }

    private static void answer(Context context, MockAnswer answer) {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        var body = choose(answer.bodies(), context.header("Accept"));
        if (body == null) {
            context.res().setContentType(null);
        } else {
            context.contentType(body.getKey()).result(body.getValue());
        }
    }

    /** The first form that the client names, else the first of all. */
    private static Map.@Nullable Entry<String, byte[]> choose(Map<String, byte[]> bodies, @Nullable String accept) {
        Map.Entry<String, byte[]> first = null;
        for (var body : bodies.entrySet()) {
            if (accept != null && accept.contains(body.getKey())) {
                return body;
            }
            first = first == null ? body : first;
        }
        return first;
    }

    /** Read when somebody first asks: few servers are ever asked, and all should start fast. */
    private static final class Described {
        static final List<MockOperation> OPERATIONS =
                MockDescription.operations(MockDescription.resource("/openapi.yaml"));
    }
}
