package app.nowatch.platform.http;

import app.nowatch.platform.config.HttpSettings;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;

/** {@code /metrics} on a port of its own, so that a proxy for clients cannot reach it. */
public final class MetricsServer implements AutoCloseable {
    private final Javalin javalin;

    private MetricsServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Starts one when {@code http.metrics-port} says so. */
    public static Optional<MetricsServer> start(HttpSettings settings, PrometheusMeterRegistry metrics) {
        if (settings.metricsPort() < 0) {
            return Optional.empty();
        }
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.routes.get(
                    "/metrics", context -> context.contentType(Health.TEXT).result(metrics.scrape()));
        });
        javalin.start(settings.bind(), settings.metricsPort());
        return Optional.of(new MetricsServer(javalin));
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
