package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Health;
import app.nowatch.platform.http.HttpServer;
import app.nowatch.platform.http.MetricsServer;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.jobs.Jobs;
import app.nowatch.platform.jobs.Recurring;
import app.nowatch.platform.mail.FailedMailRoutes;
import app.nowatch.platform.mail.MailDelivery;
import app.nowatch.platform.mail.MailQueue;
import app.nowatch.web.WebRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The composition root: builds every room by its constructor, starts them, and stops them in the opposite order. */
public final class Server implements AutoCloseable {
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);
    private static final int BUCKETS_AT_ONCE = 10_000;

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<PersonalData> personalData = new ArrayList<>();
    private final DatabaseHome home;
    private final Database database;
    private final Jobs jobs;
    private final HttpServer http;
    private final Optional<MetricsServer> metricsServer;
    private final String address;
    private volatile boolean stopping;

    private Server(Settings settings, Clock clock) {
        home = DatabaseHome.forServer(settings);
        database = Database.open(home.settings(), metrics);
        var ids = Ids.secure(clock);
        var limits = new Limits(clock, database.dataSource());
        var queue = new JobQueue();
        var mails = new MailQueue(queue, ids, clock);

        var account = new AccountRoom(
                database, clock, ids, limits, metrics, mails, settings.auth(), settings.operator(), () -> personalData);
        personalData.add(mails);
        personalData.addAll(account.personalData());

        jobs = new Jobs(
                database,
                clock,
                queue,
                List.of(new MailDelivery(
                        settings.mail(), settings.data(), database, account.mailTemplates(), clock, metrics)),
                List.of(new Recurring("housekeeping", HOUSEKEEPING, () -> {
                    account.housekeeping().run(clock.instant());
                    limits.removeExpired(BUCKETS_AT_ONCE);
                })));

        var rooms = new ArrayList<Routes>();
        rooms.add(new Health(this::ready, metrics, settings.http().metricsPort() < 0));
        rooms.add(new WebRoutes(Version.program(), Version.API, settings.http().basePath()));
        rooms.addAll(account.routes());
        rooms.add(new FailedMailRoutes(database));

        jobs.start();
        http = HttpServer.start(settings.http(), clock, metrics, account.authenticator(), rooms);
        metricsServer = MetricsServer.start(settings.http(), metrics);
        address = settings.http().address(http.port());
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

    /** What is kept of people, room by room. */
    public List<PersonalData> personalData() {
        return List.copyOf(personalData);
    }

    /** Turns readiness off, lets running requests and then jobs end, and stops the database last. */
    @Override
    public void close() {
        stopping = true;
        http.close();
        metricsServer.ifPresent(MetricsServer::close);
        jobs.close();
        database.close();
        home.close();
    }
}
