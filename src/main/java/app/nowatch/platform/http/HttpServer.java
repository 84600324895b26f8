package app.nowatch.platform.http;

import app.nowatch.platform.config.HttpSettings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.plugin.bundled.CorsPlugin;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The HTTP server. Middlewares run in the order in which {@link #configure} names them. */
public final class HttpServer implements AutoCloseable {
    /** More requests than this wait their turn; each may hold a body in memory. */
    private static final int MOST_CONCURRENT_REQUESTS = 1_000;

    private static final int COMPRESS_FROM_BYTES = 8_192;
    /** Level 6 costs 52 ms for a day of 1 Hz heart rate, level 1 12 ms. */
    private static final int GZIP_LEVEL = 1;

    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Javalin javalin;
    private final List<Router.Route> routes;

    private HttpServer(Javalin javalin, List<Router.Route> routes) {
        this.javalin = javalin;
        this.routes = routes;
    }

    /**
     * Starts to listen.
     *
     * @throws CannotListen when the address or port is taken
     */
    public static HttpServer start(
            HttpSettings settings,
            Clock clock,
            MeterRegistry metrics,
            Authenticator authenticator,
            List<Routes> rooms) {
        var routers = new java.util.ArrayList<Router>();
        var javalin = Javalin.create(config -> {
            configure(config, settings, clock);
            new RequestLog(metrics, settings).addTo(config.routes);
            new AccessCheck(authenticator).addTo(config.routes);
            var problems = new ProblemMapper(clock);
            problems.addTo(config.routes);
            config.router.javaLangErrorHandler(problems::fatal);
            var router = new Router(config.routes, settings.basePath());
            rooms.forEach(room -> room.addTo(router));
            routers.add(router);
        });
        try {
            javalin.start(settings.bind(), settings.port());
        } catch (JavalinBindException e) {
            throw new CannotListen(settings.bind(), settings.port());
        }
        return new HttpServer(javalin, routers.getFirst().routes());
    }

    private static void configure(JavalinConfig config, HttpSettings settings, Clock clock) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = settings.maxBody().bytes();
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
        config.http.compressionStrategy.setDefaultMinSizeForCompression(COMPRESS_FROM_BYTES);
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new BareErrors(clock));
            server.insertHandler(new SlowClients(settings));
            server.setStopTimeout(DRAIN.toMillis());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(IDLE.toMillis());
        });
        if (!settings.corsOrigins().isEmpty()) {
            config.registerPlugin(new CorsPlugin(cors -> cors.addRule(rule -> {
                settings.corsOrigins().forEach(origin -> rule.allowHost(origin));
                rule.exposeHeader("ETag");
                rule.exposeHeader("Link");
                rule.exposeHeader("Retry-After");
                rule.exposeHeader(RequestLog.HEADER);
            })));
        }
    }

    private static QueuedThreadPool threads() {
        var handlers = new VirtualThreadPool();
        handlers.setMaxConcurrentTasks(MOST_CONCURRENT_REQUESTS);
        var pool = new QueuedThreadPool();
        pool.setName("http");
        pool.setVirtualThreadsExecutor(handlers);
        return pool;
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** Every operation that is answered. */
    public List<Router.Route> routes() {
        return routes;
    }

    /** Stops to accept, lets running requests end for up to 20 seconds, then stops. */
    @Override
    public void close() {
        javalin.stop();
    }
}
