package app.nowatch.telemetry;

import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.Routes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Puts the room together; to be closed before the database. */
public final class TelemetryRoom implements Room, PersonalData, AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration COLLECTORS_TIME = Duration.ofSeconds(30);
    private static final Duration CLAIM = Duration.ofSeconds(60);

    private final Database database;
    private final TelemetrySettings settings;
    private final Clock clock;
    private final Partitions partitions;
    private final Optional<Forwarder> forwarder;
    private final Writer writer;
    private final List<Routes> routes;

    public TelemetryRoom(
            Database database, Clock clock, Ids ids, Limits limits, MeterRegistry metrics, TelemetrySettings settings) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        partitions = new Partitions(database);
        forwarder = settings.forwards() ? Optional.of(forwarder(database, clock, metrics, settings)) : Optional.empty();
        writer = new Writer(database, partitions, () -> forwarder.ifPresent(Forwarder::look));
        var memory = new MemoryBudget(
                settings.memory().bytes(), "too much telemetry is in work; send it later", "body: has too much in it");
        Supplier<Sieve> sieve = () -> new Sieve(new DenyList(settings.deny()), settings.forwards(), ids, clock);
        var intake = new Intake(new Body(settings.maxBody().bytes(), System::nanoTime), memory, sieve, writer, limits);
        register(metrics, writer, memory);
        routes = List.of(
                new TelemetryRoutes(intake, limits), new AdminTelemetryRoutes(database, clock, settings.retention()));
    }

    private static void register(MeterRegistry metrics, Writer writer, MemoryBudget memory) {
        Gauge.builder("telemetry.waiting", writer, Writer::waiting)
                .description("Requests of telemetry that wait to be written")
                .register(metrics);
        Gauge.builder("telemetry.memory.free", memory, MemoryBudget::free)
                .description("Memory for telemetry in work that nobody has taken")
                .baseUnit("bytes")
                .register(metrics);
    }

    private static Forwarder forwarder(
            Database database, Clock clock, MeterRegistry metrics, TelemetrySettings settings) {
        var collector = new Collector(settings.forwardTo(), settings.forwardHeaders(), COLLECTORS_TIME, clock);
        var random = new SecureRandom();
        return new Forwarder(
                database, collector, clock, CLAIM, () -> new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random), metrics);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(this);
    }

    @Override
    public void housekeeping() {
        var now = clock.instant();
        removeForwardsBefore(now.minus(settings.retention()));
        partitions.housekeeping(now, settings.retention());
    }

    /** Also when nothing is passed on any more: what waited then is personal, too. */
    private void removeForwardsBefore(Instant time) {
        if (forwarder.isPresent()) {
            forwarder.get().removeBefore(time);
        } else {
            database.withStatements(statements -> new ForwardStore(statements).removeBefore(time));
        }
    }

    @Override
    public String kind() {
        return "spans, metrics and logs of the app";
    }

    @Override
    public Set<String> tables() {
        return Set.of("telemetry_span", "telemetry_metric", "telemetry_log", "telemetry_source", "telemetry_forward");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        return new TelemetryStore(transaction).erase(userId);
    }

    @Override
    public void close() {
        forwarder.ifPresent(Forwarder::close);
        writer.close();
    }
}
