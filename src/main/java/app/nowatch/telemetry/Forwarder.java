package app.nowatch.telemetry;

import app.nowatch.platform.db.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what waits, each signal in its order, until the other side takes it. Each signal has a thread: what one of them waits for
 * keeps neither the others waiting nor the intake. No connection to the database is held while something is sent.
 */
final class Forwarder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    /** Another node, or one that ended in the middle, may have left something. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Database database;
    private final Collector collector;
    private final Clock clock;
    private final Duration claim;
    private final Map<Signal, Semaphore> news =
            Stream.of(Signal.values()).collect(Collectors.toMap(signal -> signal, signal -> new Semaphore(0)));
    private final Counter sent;
    private final Counter dropped;
    private final List<Thread> threads;
    private volatile boolean closed;

    /**
     * Begins to send.
     *
     * @param claim how long a node keeps others from what it sends; longer than the collector's patience
     */
    Forwarder(
            Database database,
            Collector collector,
            Clock clock,
            Duration claim,
            Supplier<Backoff> backoff,
            MeterRegistry metrics) {
        this.database = database;
        this.collector = collector;
        this.clock = clock;
        this.claim = claim;
        sent = Counter.builder("telemetry.forward.sent")
                .description("Requests of telemetry passed on")
                .register(metrics);
        dropped = Counter.builder("telemetry.forward.dropped")
                .description("Requests of telemetry that were refused there, or waited for too long")
                .register(metrics);
        threads = Stream.of(Signal.values())
                .map(signal -> Thread.ofVirtual()
                        .name("telemetry-forwarder-" + signal.field())
                        .start(() -> work(signal, backoff.get())))
                .toList();
    }

    /** Something may have come. */
    void look() {
        news.values().forEach(Semaphore::release);
    }

    private void work(Signal signal, Backoff backoff) {
        while (!closed) {
            try {
                var pause = next(signal, backoff);
                if (!pause.isZero() && !closed) {
                    pause(signal, pause);
                }
            } catch (InterruptedException e) {
                // Closed.
            }
        }
    }

    private void pause(Signal signal, Duration pause) throws InterruptedException {
        var some = news.get(signal);
        if (pause.equals(LOOK) && some != null) {
            some.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            some.drainPermits();
        } else {
            Thread.sleep(pause);
        }
    }

    /** Sends one, and answers how long to wait until the next. */
    private Duration next(Signal signal, Backoff backoff) throws InterruptedException {
        try {
            var now = clock.instant();
            var waiting = withStore(store -> store.claim(signal, now, now.plus(claim)));
            return waiting.isEmpty() ? LOOK : send(signal, waiting.get(), backoff);
        } catch (RuntimeException e) {
            if (closed) {
                return LOOK;
            }
            LOG.warn("what waits to be passed on cannot be read at the moment", e);
            return backoff.afterFailure(Duration.ZERO);
        }
    }

    private Duration send(Signal signal, ForwardStore.Waiting waiting, Backoff backoff) throws InterruptedException {
        switch (outcome(signal, waiting)) {
            case Collector.Outcome.Taken() -> sent.increment();
            case Collector.Outcome.Refused(int status) -> {
                LOG.warn("a request of telemetry ({}) is not passed on: status {}", signal.field(), status);
                dropped.increment();
            }
            case Collector.Outcome.NotNow(var reason, var notBefore) -> {
                release(waiting);
                var pause = backoff.afterFailure(notBefore);
                LOG.info(
                        "telemetry ({}) cannot be passed on, {} ms until the next try: {}",
                        signal.field(),
                        pause.toMillis(),
                        reason);
                return pause;
            }
        }
        backoff.succeeded();
        withStore(store -> {
            store.remove(waiting.id());
            return true;
        });
        return Duration.ZERO;
    }

    /** What is given up in the middle, since the server stops, is for whoever comes next, and at once. */
    private Collector.Outcome outcome(Signal signal, ForwardStore.Waiting waiting) throws InterruptedException {
        try {
            return collector.send(signal, waiting.body());
        } catch (InterruptedException e) {
            release(waiting);
            throw e;
        } finally {
            // An interrupted thread is given no connection; the loop looks whether it is to end.
            Thread.interrupted();
        }
    }

    private void release(ForwardStore.Waiting waiting) {
        withStore(store -> {
            store.release(waiting.id());
            return true;
        });
    }

    private <T> T withStore(Function<ForwardStore, T> work) {
        return database.withStatements(statements -> work.apply(new ForwardStore(statements)));
    }

    /** Gives up what has waited since before then. */
    void removeBefore(Instant time) {
        int count = withStore(store -> store.removeBefore(time));
        if (count > 0) {
            LOG.warn("{} requests of telemetry have waited for too long and are not passed on", count);
            dropped.increment(count);
        }
    }

    /** What is being sent may be sent again by whoever claims it next. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        collector.close();
        for (var thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
