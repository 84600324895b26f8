package app.nowatch.measurement;

import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.DayRange;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Removes series: some days of one, or everything of a person. */
final class SeriesDeletion implements PersonalData {
    private final Database database;
    private final Changes changes;
    private final SeriesWatcher watcher;
    private final Clock clock;

    SeriesDeletion(Database database, Changes changes, SeriesWatcher watcher, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.watcher = watcher;
        this.clock = clock;
    }

    /** Removes a series over a range of days; an upload of the same series happens before or after, not between. */
    void remove(UUID userId, SeriesType type, DayRange range) {
        database.useTransaction(transaction -> {
            var store = SeriesStore.in(transaction, userId, type);
            store.lock();
            changes.hold(transaction, userId);
            var removed = store.remove(
                    (int) range.start().toEpochDay(), (int) range.end().toEpochDay());
            var changed = removed.stream()
                    .map(day -> type.change(day, ChangeOp.DELETED))
                    .toList();
            changes.write(transaction, userId, changed, clock.instant());
            if (!changed.isEmpty()) {
                watcher.changed(transaction, userId, type);
            }
        });
    }

    @Override
    public String kind() {
        return "days of measurements";
    }

    @Override
    public Set<String> tables() {
        return Set.of("series_day", "series_part");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        return SeriesStore.erase(transaction, userId);
    }
}
