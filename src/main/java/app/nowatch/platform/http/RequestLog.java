package app.nowatch.platform.http;

import app.nowatch.platform.config.HttpSettings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Gives every request an id (header, every log line), one line in the log and a place in the metrics. The path is logged as
 * the route's template and queries not at all: both may hold personal data.
 */
final class RequestLog {
    static final String HEADER = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final Pattern FOREIGN_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final HexFormat HEX = HexFormat.of();
    private static final String STARTED = "started";

    private final MeterRegistry metrics;
    private final List<String> trustedProxies;

    RequestLog(MeterRegistry metrics, HttpSettings settings) {
        this.metrics = metrics;
        this.trustedProxies = settings.trustedProxies();
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::begin);
        routes.after(this::end);
    }

    private void begin(Context context) {
        context.attribute(STARTED, System.nanoTime());
        var sent = context.header(HEADER);
        var id = sent != null && FOREIGN_ID.matcher(sent).matches() ? sent : newId();
        context.attribute(Request.ID, id);
        context.attribute(Request.CLIENT_ADDRESS, clientAddress(context));
        context.header(HEADER, id);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        MDC.put("request", id);
    }

    /** Unlike others, nobody's secret: it need not cost what a secret costs. */
    private static String newId() {
        var random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    /** The last address in X-Forwarded-For that no trusted proxy has, as long as the connection itself is a proxy's. */
    private String clientAddress(Context context) {
        var address = context.req().getRemoteAddr();
        if (!trustedProxies.contains(address)) {
            return address;
        }
        // A proxy may append a line of its own behind the one that the client made up.
        var forwarded = String.join(",", Collections.list(context.req().getHeaders("X-Forwarded-For")));
        return Arrays.stream(forwarded.split(","))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .filter(hop -> !trustedProxies.contains(hop))
                .reduce((before, last) -> last)
                .orElse(address);
    }

    private void end(Context context) {
        long nanos = System.nanoTime() - Objects.requireNonNull(context.<Long>attribute(STARTED));
        var route = context.endpoint().path.isEmpty() ? "none" : context.endpoint().path;
        var method = context.req().getMethod();
        Timer.builder("http.requests")
                .tag("method", method.matches("[A-Z]{3,7}") ? method : "other")
                .tag("route", route)
                .tag("status", Integer.toString(context.statusCode()))
                .register(metrics)
                .record(nanos, TimeUnit.NANOSECONDS);
        LOG.debug("{} {} {} {} ms", method, route, context.statusCode(), nanos / 1_000_000);
        MDC.remove("request");
    }
}
