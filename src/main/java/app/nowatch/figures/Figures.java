package app.nowatch.figures;

import app.nowatch.account.Accounts;
import app.nowatch.changes.Change;
import app.nowatch.changes.ChangeKind;
import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.measurement.StoredSeries;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.DayRange;
import app.nowatch.statistics.LocalDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Brings the figures of one person's days up to date. */
final class Figures {
    /** Days of figures that are made before they are written: then others of the person's writes get their turn. */
    private static final int DAYS_AT_ONCE = 16;

    private final Database database;
    private final StoredSeries series;
    private final Accounts accounts;
    private final Changes changes;
    private final Clock clock;

    Figures(Database database, StoredSeries series, Accounts accounts, Changes changes, Clock clock) {
        this.database = database;
        this.series = series;
        this.accounts = accounts;
        this.changes = changes;
        this.clock = clock;
    }

    /** How it went on with some days. */
    enum Progress {
        /** All figures are right. */
        COMPLETE,
        /** The time was over before. */
        BEGUN,
        /** Somebody else is making figures of this person. */
        BUSY
    }

    /** Where to go on. */
    private record Step(Progress progress, LocalDate next) {}

    /** What is known of days, and of what their figures are made of. */
    Plan plan(Statements statements, UUID userId, DayRange days) {
        var life = accounts.life(statements, userId);
        var calendar = LocalDays.of(life.zones());
        var windows = new Windows(calendar, days.start(), days.end());
        var stamps = series.stamps(
                statements,
                userId,
                MinuteDays.SERIES,
                windows.of(days.start()).firstDay(),
                windows.of(days.end()).lastDay());
        var kept = new FigureStore(statements, userId).fingerprints(days.start(), days.end());
        return new Plan(calendar, life, windows, stamps, kept);
    }

    /** The person's calendar. */
    LocalDays calendar(Statements statements, UUID userId) {
        return LocalDays.of(accounts.life(statements, userId).zones());
    }

    /** The days of all that a person has, and one around it: local days begin before UTC days, and end after them. */
    Optional<DayRange> extent(UUID userId) {
        return database.withStatements(statements -> {
            var ofSeries = series.extent(statements, userId, MinuteDays.SERIES)
                    .map(days -> new DayRange(LocalDate.ofEpochDay(days.first()), LocalDate.ofEpochDay(days.last())));
            var ofFigures = new FigureStore(statements, userId).extent();
            return Stream.concat(ofSeries.stream(), ofFigures.stream())
                    .reduce(Figures::around)
                    .map(all -> new DayRange(all.start().minusDays(1), all.end().plusDays(1)));
        });
    }

    private static DayRange around(DayRange one, DayRange other) {
        return new DayRange(
                one.start().isBefore(other.start()) ? one.start() : other.start(),
                one.end().isAfter(other.end()) ? one.end() : other.end());
    }

    /**
     * Makes the figures of days that are missing or overtaken, the oldest first.
     *
     * @param end the {@link System#nanoTime()} at which it ends, with what it has made
     */
    Progress update(UUID userId, DayRange days, long end) {
        var step = new Step(Progress.BEGUN, days.start());
        while (step.progress == Progress.BEGUN && end - System.nanoTime() > 0) {
            var rest = new DayRange(step.next, days.end());
            step = database.inTransaction(transaction -> step(transaction, userId, rest, end));
        }
        return step.progress;
    }

    private Step step(Transaction transaction, UUID userId, DayRange days, long end) {
        var statements = transaction.statements();
        if (!new FigureStore(statements, userId).tryLock()) {
            return new Step(Progress.BUSY, days.start());
        }
        var plan = plan(statements, userId, days);
        var stale = plan.stale();
        if (stale.isEmpty()) {
            return new Step(Progress.COMPLETE, days.end());
        }
        var tables = new StoredTables(statements, userId, series, plan.stamps());
        var made = make(plan, stale, tables, end);
        write(transaction, userId, plan, made, tables);
        boolean complete = made.size() == stale.size();
        return new Step(complete ? Progress.COMPLETE : Progress.BEGUN, stale.get(made.size() - 1));
    }

    /** At least one day, however little time there is; no figures for a day that has no data any more. */
    private static Map<LocalDate, Map<FigureType, Figure>> make(
            Plan plan, List<LocalDate> stale, StoredTables tables, long end) {
        var made = new LinkedHashMap<LocalDate, Map<FigureType, Figure>>();
        for (var day : stale) {
            if (made.size() == DAYS_AT_ONCE || (!made.isEmpty() && end - System.nanoTime() <= 0)) {
                break;
            }
            var window = plan.windows().of(day);
            if (plan.hasData(window)) {
                tables.load(window);
                made.put(day, DayFigures.of(plan, window, tables));
            } else {
                made.put(day, Map.of());
            }
        }
        return made;
    }

    /** Takes the account before the first write, as every other writer does, and holds it for nothing but writing. */
    private void write(
            Transaction transaction,
            UUID userId,
            Plan plan,
            Map<LocalDate, Map<FigureType, Figure>> made,
            StoredTables tables) {
        var store = new FigureStore(transaction.statements(), userId);
        var now = clock.instant();
        var changed = new ArrayList<Change>();
        var documents = new LinkedHashMap<LocalDate, String>();
        made.forEach((day, figures) -> {
            var before = store.document(day);
            var after = FigureDocument.of(figures, before, now);
            changed.addAll(changes(day, before, after, now));
            documents.put(day, figures.isEmpty() ? "" : after.encode());
        });
        changes.hold(transaction, userId);
        tables.takeMade().forEach(store::putMinutes);
        documents.forEach((day, document) -> {
            if (document.isEmpty()) {
                store.remove(day);
            } else {
                store.put(day, plan.fingerprint(plan.windows().of(day)), document);
            }
        });
        removeMinutes(plan, store, made);
        changes.write(transaction, userId, changed, now);
    }

    /** Minutes of series that were deleted go with them, as soon as the figures around are made again. */
    private static void removeMinutes(Plan plan, FigureStore store, Map<LocalDate, ?> made) {
        var windows = made.keySet().stream().map(plan.windows()::of).toList();
        int first = windows.getFirst().firstDay();
        int last = windows.getLast().lastDay();
        int[] stay = plan.stamps().subMap(first, true, last, true).keySet().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        store.removeMinutesBut(first, last, stay);
    }

    /** Only a figure that has a value is there for those who follow. */
    private static List<Change> changes(LocalDate day, FigureDocument before, FigureDocument after, Instant now) {
        var changes = new ArrayList<Change>();
        for (var type : FigureType.values()) {
            boolean was = before.has(type);
            boolean is = after.has(type);
            if (!was && !is) {
                continue;
            }
            var kept = after.figures().get(type);
            boolean another = kept == null || was != is || kept.updated().equals(now);
            if (another) {
                var op = is ? (was ? ChangeOp.CHANGED : ChangeOp.ADDED) : ChangeOp.DELETED;
                changes.add(new Change(ChangeKind.STATISTICS, type + "/" + day, op));
            }
        }
        return changes;
    }
}
