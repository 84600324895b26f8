package app.nowatch;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Health;
import app.nowatch.platform.http.HttpServer;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;

/** The composition root: builds every room by its constructor, starts them, and stops them in the opposite order. */
public final class Server implements AutoCloseable {
    private final DatabaseHome home;
    private final Database database;
    private final HttpServer http;
    private final String address;
    private volatile boolean stopping;

    private Server(Settings settings, Clock clock) {
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        home = DatabaseHome.forServer(settings);
        database = Database.open(home.settings(), metrics);
        var health = new Health(this::ready, metrics, settings.http().metricsPort() < 0);
        List<Routes> rooms = List.of(health);
        http = HttpServer.start(settings.http(), clock, metrics, Server::nobody, rooms);
        var publicUrl = settings.http().publicUrl();
        address = publicUrl.isEmpty() ? "http://" + settings.http().bind() + ":" + http.port() : publicUrl;
    }

    private static Caller nobody(String bearer) {
        throw new Problem.Unauthorized("nobody is known yet");
    }

    /** Starts a server that answers when this returns. */
    public static Server start(Settings settings, Clock clock) {
        return new Server(settings, clock);
    }

    private boolean ready() {
        return !stopping && database.isAlive();
    }

    public int port() {
        return http.port();
    }

    /** Where clients find it, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        return address;
    }

    /** Every operation that is answered. */
    public List<Router.Route> routes() {
        return http.routes();
    }

    @Override
    public void close() {
        stopping = true;
        http.close();
        database.close();
        home.close();
    }
}
