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
import app.nowatch.statistics.LocalDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    /** What is known of days, both ends included, and of what their figures are made of. */
    Plan plan(Statements statements, UUID userId, LocalDate first, LocalDate last) {
        var life = accounts.life(statements, userId);
        var calendar = LocalDays.of(life.zones());
        int from = FigureWindow.of(calendar, first).firstDay();
        int to = FigureWindow.of(calendar, last).lastDay();
        return new Plan(
                calendar,
                life,
                series.stamps(statements, userId, MinuteDays.SERIES, from, to),
                new FigureStore(statements, userId).fingerprints(first, last),
                first,
                last);
    }

    /** The days of all that a person has, and one around it, since local days begin before and end after UTC days. */
    Optional<FigureStore.Extent> extent(UUID userId) {
        return database.withStatements(statements -> new FigureStore(statements, userId).extent())
                .map(all -> new FigureStore.Extent(
                        all.first().minusDays(1), all.last().plusDays(1)));
    }

    /**
     * Makes the figures of days, both ends included, that are missing or overtaken, the oldest first.
     *
     * @param budget the time after which it ends, with what it has made
     */
    Progress update(UUID userId, LocalDate first, LocalDate last, Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        var progress = Progress.BEGUN;
        do {
            progress = database.inTransaction(transaction -> step(transaction, userId, first, last, end));
        } while (progress == Progress.BEGUN && System.nanoTime() < end);
        return progress;
    }

    private Progress step(Transaction transaction, UUID userId, LocalDate first, LocalDate last, long end) {
        var statements = transaction.statements();
        var store = new FigureStore(statements, userId);
        if (!store.tryLock()) {
            return Progress.BUSY;
        }
        var plan = plan(statements, userId, first, last);
        var stale = plan.stale();
        if (stale.isEmpty()) {
            return Progress.COMPLETE;
        }
        var tables = new StoredTables(statements, userId, series, plan.stamps());
        var made = make(plan, stale, tables, end);
        write(transaction, userId, plan, made, tables);
        return made.size() == stale.size() ? Progress.COMPLETE : Progress.BEGUN;
    }

    /** At least one day, however little time there is; an empty map for a day that has no data any more. */
    private static Map<LocalDate, Map<FigureType, Figure>> make(
            Plan plan, List<LocalDate> stale, StoredTables tables, long end) {
        var made = new LinkedHashMap<LocalDate, Map<FigureType, Figure>>();
        for (var day : stale) {
            if (made.size() == DAYS_AT_ONCE || (!made.isEmpty() && System.nanoTime() >= end)) {
                break;
            }
            if (plan.hasData(day)) {
                var window = plan.window(day);
                tables.load(window);
                made.put(day, DayFigures.of(plan, window, tables));
            } else {
                made.put(day, Map.of());
            }
        }
        return made;
    }

    /** Takes the account first, as every other writer does. */
    private void write(
            Transaction transaction,
            UUID userId,
            Plan plan,
            Map<LocalDate, Map<FigureType, Figure>> made,
            StoredTables tables) {
        changes.hold(transaction, userId);
        var store = new FigureStore(transaction.statements(), userId);
        var now = clock.instant();
        tables.takeMade().forEach(store::putMinutes);
        var changed = new ArrayList<Change>();
        made.forEach((day, figures) -> {
            var before = store.document(day);
            var after = FigureDocument.of(figures, before, now);
            if (figures.isEmpty()) {
                store.remove(day);
                var window = plan.window(day);
                store.removeMinutes(window.ownFirst(), window.ownLast());
            } else {
                store.put(day, plan.fingerprint(day), after);
            }
            changed.addAll(changes(day, before, after, now));
        });
        changes.write(transaction, userId, changed, now);
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
