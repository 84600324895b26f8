package app.nowatch.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/** Registers routes below every base path and remembers them, so that a test can hold them against the contract. */
public final class Router {
    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS);

    private final RoutesConfig javalin;
    private final List<String> prefixes;
    private final List<Route> routes = new ArrayList<>();

    /** A registered operation; the path is without the base path. */
    public record Route(String method, String path, Access access, boolean belowBasePath) {}

    Router(RoutesConfig javalin, List<String> prefixes) {
        this.javalin = javalin;
        this.prefixes = prefixes;
    }

    public Router get(String path, Access access, Handler handler) {
        return add(HandlerType.GET, path, access, handler);
    }

    public Router post(String path, Access access, Handler handler) {
        return add(HandlerType.POST, path, access, handler);
    }

    public Router put(String path, Access access, Handler handler) {
        return add(HandlerType.PUT, path, access, handler);
    }

    public Router patch(String path, Access access, Handler handler) {
        return add(HandlerType.PATCH, path, access, handler);
    }

    public Router delete(String path, Access access, Handler handler) {
        return add(HandlerType.DELETE, path, access, handler);
    }

    /** A public page outside the base path, such as {@code /docs}. */
    public Router page(String path, Handler handler) {
        routes.add(new Route("GET", path, Access.PUBLIC, false));
        javalin.get(path, handler, Access.PUBLIC);
        javalin.head(path, handler, Access.PUBLIC);
        return this;
    }

    /** Every method of every path below one outside the base path, for anybody; these are no operations of their own. */
    public Router everything(String path, Handler handler) {
        for (var method : METHODS) {
            javalin.addHttpHandler(method, path + "/", handler, Access.PUBLIC);
            javalin.addHttpHandler(method, path + "/<below>", handler, Access.PUBLIC);
        }
        return this;
    }

    private Router add(HandlerType method, String path, Access access, Handler handler) {
        routes.add(new Route(method.name(), path, access, true));
        for (var prefix : prefixes) {
            javalin.addHttpHandler(method, prefix + path, handler, access);
            if (method.equals(HandlerType.GET)) {
                // Left alone, HEAD would be answered 200 without asking who calls.
                javalin.head(prefix + path, handler, access);
            }
        }
        return this;
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
