package app.nowatch.platform.http;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What operators and their machines ask: does it live, may it get requests, how is it. */
public final class Health implements Routes {
    /** The media type of Prometheus' text form. */
    static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final BooleanSupplier ready;
    private final PrometheusMeterRegistry metrics;
    private final boolean metricsHere;

    /** With the answer to "ready?", and whether /metrics is served by this server or by one of its own. */
    public Health(BooleanSupplier ready, PrometheusMeterRegistry metrics, boolean metricsHere) {
        this.ready = ready;
        this.metrics = metrics;
        this.metricsHere = metricsHere;
    }

    @Override
    public void addTo(Router router) {
        router.page("/health/live", context -> Answer.ok(context, Map.of("status", "UP")));
        router.page("/health/ready", this::ready);
        if (metricsHere) {
            router.page("/metrics", this::metrics);
        }
    }

    private void ready(Context context) {
        var isReady = ready.getAsBoolean();
        Answer.ok(context, Map.of("status", isReady ? "UP" : "DOWN"));
        context.status(isReady ? 200 : 503);
    }

    private void metrics(Context context) {
        context.contentType(TEXT).result(metrics.scrape());
    }
}
