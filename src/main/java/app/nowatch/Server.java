package app.nowatch;

import app.nowatch.account.UserId;
import app.nowatch.mock.MockRoutes;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.audit.AuditRoutes;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Health;
import app.nowatch.platform.http.HttpServer;
import app.nowatch.platform.http.MetricsServer;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.mail.FailedMailRoutes;
import app.nowatch.web.WebRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: has every room, starts what is to run, and stops them in the opposite order. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Running running;
    private final Database database;
    private final Rooms rooms;
    private final HttpServer http;
    private final String address;
    private volatile boolean stopping;

    private Server(Settings settings, Clock clock, List<Routes> more, Running running) {
        this.running = running;
        var home = running.keep(DatabaseHome.forServer(settings));
        database = running.keep(Database.open(home.settings(), metrics));
        if (!settings.confirmsAddresses()) {
            LOG.warn("addresses are not confirmed: anybody can answer for an address that they registered");
        }
        requireErasures(settings);
        var spool = Spool.open(settings.spool());
        var blobs = FolderBlobStore.open(settings.blobs());
        rooms = new Rooms(settings, clock, metrics, database, spool, blobs, running);
        rooms.account().deletion().settle();
        rooms.startJobs();

        MetricsServer.start(settings.http(), metrics).ifPresent(running::keep);
        http = running.keep(HttpServer.start(
                settings.http(), clock, metrics, rooms.account().authenticator(), routes(settings, more)));
        address = settings.http().address(http.port());
    }

    /** Better now than when the first person wants to go. */
    private static void requireErasures(Settings settings) {
        var folder = settings.erasures().file(settings.data()).toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new Main.CannotDo("erasures.file: " + folder + " is no folder that can be written to");
        }
    }

    private List<Routes> routes(Settings settings, List<Routes> more) {
        var routes = new ArrayList<>(more);
        routes.add(new Health(this::ready, metrics, settings.http().metricsPort() < 0));
        routes.add(new WebRoutes(Version.program(), Version.API, settings.http().basePath()));
        routes.add(new MockRoutes());
        rooms.all().forEach(room -> routes.addAll(room.routes()));
        routes.add(new FailedMailRoutes(database));
        routes.add(new AuditRoutes(database, UserId::of));
        return routes;
    }

    /**
     * Starts a server that answers when this returns.
     *
     * @param more further routes, such as a benchmark's
     * @throws RuntimeException when something cannot start; what had started is stopped again
     */
    public static Server start(Settings settings, Clock clock, Routes... more) {
        var running = new Running();
        try {
            return new Server(settings, clock, List.of(more), running);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
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

    /** What is kept of people, room by room. */
    public List<PersonalData> personalData() {
        return rooms.personalData();
    }

    /** Turns readiness off, lets running requests and then jobs end, and stops the database last. */
    @Override
    public void close() {
        stopping = true;
        running.close();
    }
}
