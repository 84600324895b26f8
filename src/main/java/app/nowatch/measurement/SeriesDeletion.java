package app.nowatch.measurement;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.DayRange;
import java.util.Set;
import java.util.UUID;

/** Removes series: some days of one, or everything of a person. */
final class SeriesDeletion implements PersonalData {
    private final Database database;

    SeriesDeletion(Database database) {
        this.database = database;
    }

    /** Removes a series over a range of days; an upload of the same series happens before or after, not between. */
    void remove(UUID userId, SeriesType type, DayRange range) {
        database.useTransaction(transaction -> {
            var store = SeriesStore.in(transaction, userId, type);
            store.lock();
            store.remove((int) range.start().toEpochDay(), (int) range.end().toEpochDay());
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
