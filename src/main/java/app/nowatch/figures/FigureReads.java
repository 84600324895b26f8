package app.nowatch.figures;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.DayRange;
import app.nowatch.platform.security.Sha256;
import app.nowatch.sharing.Viewing;
import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.DayBounds;
import app.nowatch.statistics.LocalDays;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads figures, after it has seen to it that they are right. */
final class FigureReads {
    /** Of work that one read waits for. */
    private static final Duration BUDGET = Duration.ofSeconds(2);

    private static final int DAYS_AT_ONCE = 64;
    private static final int TAG_BYTES = 16;

    private final Database database;
    private final Figures figures;
    private final FigureWork work;
    private final FigureJob.Scheduling scheduling;

    FigureReads(Database database, Figures figures, FigureWork work, FigureJob.Scheduling scheduling) {
        this.database = database;
        this.figures = figures;
        this.work = work;
        this.scheduling = scheduling;
    }

    /**
     * Days that may be shown.
     *
     * @param since from when on somebody sees something
     * @param days those that were asked for and begin where they may be seen, oldest first
     * @param kept the fingerprints of these days and of those with which they are compared
     */
    record Found(Instant since, LocalDays calendar, List<LocalDate> days, SortedMap<LocalDate, UUID> kept) {
        /** Some of the days, by their places. */
        Found part(int from, int to) {
            return new Found(since, calendar, days.subList(from, to), kept);
        }

        /** An entity tag of the answer; weak, since it may go out compressed. */
        String tag(List<FigureType> types) {
            var inputs = new StringBuilder(FigureType.VERSION).append(types).append(kept);
            days.forEach(day -> inputs.append(day).append(calendar.zone(day)));
            byte[] digest = Sha256.of(inputs.toString().getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
        }
    }

    /**
     * Finds the days of a range, and has those of their figures made that are missing or overtaken. Of days that may not be seen
     * nothing is asked.
     *
     * @throws Problem.Forbidden when the viewer may see nothing of the owner's
     * @throws Problem.Overloaded when there is too much to make; it goes on meanwhile
     */
    Found find(Viewing viewing, DayRange range) {
        var since = database.withStatements(statements -> FigureStore.visibleSince(statements, viewing))
                .orElseThrow(Viewing::refusal);
        var calendar = database.withStatements(statements -> figures.calendar(statements, viewing.owner()));
        var first = range.start().minusDays(Baseline.WINDOW_DAYS);
        var visible = first.datesUntil(range.end().plusDays(1))
                .filter(day -> isVisible(calendar, day, since))
                .toList();
        var days = visible.stream().filter(day -> !day.isBefore(range.start())).toList();
        if (days.isEmpty()) {
            return new Found(since, calendar, days, new TreeMap<>());
        }
        var plan = rightPlan(viewing, new DayRange(visible.getFirst(), visible.getLast()));
        return new Found(since, plan.calendar(), days, new TreeMap<>(plan.kept()));
    }

    /**
     * As {@link #find}, of a range of any length, of which only the days count between the first and the last that the owner has
     * something of. Nothing is made yet: see {@link #finish}.
     *
     * @throws Problem.Forbidden when the viewer may see nothing of the owner's
     */
    Found findAll(Viewing viewing, DayRange range) {
        var since = database.withStatements(statements -> FigureStore.visibleSince(statements, viewing))
                .orElseThrow(Viewing::refusal);
        var calendar = database.withStatements(statements -> figures.calendar(statements, viewing.owner()));
        var days = figures.extent(viewing.owner()).stream()
                .flatMap(extent -> common(range, extent))
                .filter(day -> isVisible(calendar, day, since))
                .toList();
        return new Found(since, calendar, days, new TreeMap<>());
    }

    private static Stream<LocalDate> common(DayRange one, DayRange other) {
        var first = one.start().isBefore(other.start()) ? other.start() : one.start();
        var last = earlier(one.end(), other.end());
        return first.isAfter(last) ? Stream.of() : first.datesUntil(last.plusDays(1));
    }

    private Plan rightPlan(Viewing viewing, DayRange days) {
        var plan = plan(viewing, days);
        if (plan.stale().isEmpty()) {
            return plan;
        }
        if (!makeNow(viewing, days)) {
            scheduling.atOnce(database, viewing.owner());
            throw FigureWork.notYet();
        }
        return plan(viewing, days);
    }

    private boolean makeNow(Viewing viewing, DayRange days) {
        try {
            return work.updateNow(viewing.owner(), days, BUDGET);
        } catch (Problem.Unauthorized e) {
            throw gone(viewing, e);
        }
    }

    /** Has the figures of all days made that were found, and of those with which they are compared, however long it takes. */
    void finish(Viewing viewing, Found found) {
        // Days that have nothing cost nothing.
        var compared = found.days().getFirst().minusDays(Baseline.WINDOW_DAYS);
        try {
            work.finish(viewing.owner(), new DayRange(compared, found.days().getLast()));
        } catch (Problem.Unauthorized e) {
            throw gone(viewing, e);
        }
    }

    /** The owner has just gone, which is no concern of a viewer's own account. */
    private static Problem gone(Viewing viewing, Problem gone) {
        return viewing.own() ? gone : Viewing.refusal();
    }

    private Plan plan(Viewing viewing, DayRange days) {
        return database.withStatements(statements -> figures.plan(statements, viewing.owner(), days));
    }

    private static boolean isVisible(LocalDays calendar, LocalDate day, Instant since) {
        return !calendar.day(day).start().isBefore(since);
    }

    /**
     * Hands over the records of the days, day by day. The gate is asked again with each fetch: where it closes in between, this
     * breaks off.
     *
     * @throws Problem.Forbidden when the viewer may see nothing any more
     */
    void write(Viewing viewing, Found found, List<FigureType> types, Consumer<FigureRecord> out) {
        write(viewing, found, types, day -> true, out);
    }

    /** As {@link #write}, but only of days of which figures are kept. */
    void writeKept(Viewing viewing, Found found, List<FigureType> types, Consumer<FigureRecord> out) {
        write(viewing, found, types, day -> !day.document().figures().isEmpty(), out);
    }

    private void write(
            Viewing viewing, Found found, List<FigureType> types, Predicate<Day> shown, Consumer<FigureRecord> out) {
        if (found.days().isEmpty()) {
            return;
        }
        var pasts = new HashMap<FigureType, Past>();
        var asked = found.days().getFirst();
        var from = asked.minusDays(Baseline.WINDOW_DAYS);
        var last = found.days().getLast();
        while (!from.isAfter(last)) {
            var to = earlier(from.plusDays(DAYS_AT_ONCE - 1), last);
            for (var day : fetch(viewing, found.calendar(), from, to)) {
                for (var type : types) {
                    var past = pasts.computeIfAbsent(type, each -> new Past());
                    if (!day.day().isBefore(asked) && shown.test(day)) {
                        out.accept(FigureRecord.of(type, day, past, viewing.own()));
                    }
                    past.add(day.day(), type, day.document());
                }
            }
            from = to.plusDays(1);
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** A day that may be seen, with what is kept of it. */
    record Day(DayBounds bounds, FigureDocument document) {
        LocalDate day() {
            return bounds.day();
        }
    }

    private List<Day> fetch(Viewing viewing, LocalDays calendar, LocalDate first, LocalDate last) {
        var seen = database.withStatements(statements -> FigureStore.seen(statements, viewing, first, last));
        if (seen.isEmpty()) {
            throw Viewing.refusal();
        }
        var documents = new HashMap<LocalDate, FigureDocument>();
        seen.stream().filter(each -> each.day() != null).forEach(each -> documents.put(each.day(), each.document()));
        var since = seen.getFirst().since();
        var days = new ArrayList<Day>();
        first.datesUntil(last.plusDays(1))
                .filter(day -> isVisible(calendar, day, since))
                .forEach(day -> days.add(new Day(calendar.day(day), documents.getOrDefault(day, FigureDocument.NONE))));
        return days;
    }
}
