package app.nowatch.sharing;

import app.nowatch.account.UserId;
import app.nowatch.platform.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people who has seen what of theirs. Reads are folded in memory, one line for a viewer, a kind and an hour, and
 * written every five seconds and at the end, so that a read costs no commit of its own. A crash loses at most those seconds.
 */
public final class AccessLog implements AutoCloseable {
    static final Duration KEPT = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final int FLUSH_SECONDS = 5;
    private static final int MOST_LISTED = 10_000;
    /** Always in the same order, so that two nodes do not wait for each other. */
    private static final Comparator<AccessLine> ORDER = Comparator.comparing(AccessLine::owner)
            .thenComparing(AccessLine::viewer)
            .thenComparing(AccessLine::kind)
            .thenComparing(AccessLine::hour);

    private final Database database;
    private final ConcurrentHashMap<AccessLine.Key, AccessLine> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("access-log").daemon().factory());

    private final Future<?> flushing;

    /** A line as the API shows it. */
    record Listed(
            @Nullable String viewerEmail,
            String viewerId,
            AccessKind kind,
            String startDay,
            String endDay,
            long reads,
            Instant lastReadAt) {
        static Listed of(AccessLogStore.Row row) {
            return new Listed(
                    row.viewerEmail(),
                    UserId.of(row.viewerId()),
                    row.kind(),
                    row.startDay().toString(),
                    row.endDay().toString(),
                    row.reads(),
                    row.lastRead());
        }
    }

    AccessLog(Database database) {
        this.database = database;
        flushing = flusher.scheduleWithFixedDelay(this::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
    }

    private AccessLogStore store() {
        return database.onDemand(AccessLogStore.class);
    }

    /**
     * Notes that days of somebody's data, both ends included, were read through the gate. One's own are not noted, nor days that
     * lie before the moment from which on they could be seen, or have not begun anywhere.
     */
    public void note(Viewing viewing, AccessKind kind, Instant visibleSince, LocalDate first, LocalDate last) {
        if (viewing.own()) {
            return;
        }
        var visible = LocalDate.ofInstant(visibleSince, ZoneOffset.UTC);
        var startDay = first.isBefore(visible) ? visible : first;
        var tomorrow = LocalDate.ofInstant(viewing.at(), ZoneOffset.UTC).plusDays(1);
        var endDay = last.isAfter(tomorrow) ? tomorrow : last;
        if (startDay.isAfter(endDay)) {
            return;
        }
        var line = new AccessLine(
                viewing.owner(),
                viewing.viewer(),
                kind,
                viewing.at().truncatedTo(ChronoUnit.HOURS),
                startDay,
                endDay,
                1,
                viewing.at());
        open.merge(line.key(), line, AccessLine::and);
    }

    /** Writes what is open; what cannot be written now stays open. */
    void flush() {
        var lines = new ArrayList<AccessLine>();
        for (var key : open.keySet()) {
            var line = open.remove(key);
            if (line != null) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        lines.sort(ORDER);
        try {
            database.useTransaction(transaction -> write(transaction.attach(AccessLogStore.class), lines));
        } catch (RuntimeException | Error e) {
            // Nothing may leave here: the timer would never call again.
            LOG.warn("{} lines of the access log could not be written, and are kept for now", lines.size(), e);
            lines.forEach(line -> open.merge(line.key(), line, AccessLine::and));
        }
    }

    /** Lines of people who are gone are dropped. */
    private static void write(AccessLogStore store, List<AccessLine> lines) {
        var people = lines.stream()
                .flatMap(line -> Stream.of(line.owner(), line.viewer()))
                .distinct()
                .toArray(UUID[]::new);
        var held = Set.copyOf(store.hold(people));
        lines.stream()
                .filter(line -> held.contains(line.owner()) && held.contains(line.viewer()))
                .forEach(store::add);
    }

    /** Who has seen the person's data, the latest first, as far as the newest lines go. */
    List<Listed> of(UUID owner) {
        return store().of(owner, MOST_LISTED).stream().map(Listed::of).toList();
    }

    /** Drops lines that were kept long enough; answers how many. */
    int removeOld(Instant now) {
        return store().removeBefore(now.minus(KEPT));
    }

    @Override
    public void close() {
        flushing.cancel(false);
        flusher.close();
        flush();
        if (!open.isEmpty()) {
            flush();
        }
        if (!open.isEmpty()) {
            LOG.error("{} lines of the access log are lost", open.size());
        }
    }
}
