package app.nowatch.bench;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;

/** Serves bytes that were put there before: how fast the HTTP stack and its compression are with nothing behind them. */
final class MemoryRoutes implements Routes {
    static final String PATH = "/bench/bytes";

    private volatile byte[] bytes = new byte[0];

    @Override
    public void addTo(Router router) {
        router.put(PATH, Access.PUBLIC, context -> {
            // As a stream: the limit on JSON bodies is smaller than a day of heart rate.
            bytes = context.bodyInputStream().readAllBytes();
            Answer.success(context);
        });
        router.get(
                PATH,
                Access.PUBLIC,
                context -> context.contentType("application/json").result(bytes));
    }
}
