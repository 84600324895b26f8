package app.nowatch.measurement;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.DayRange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads days. The index is asked first; then some days at a time are fetched, decoded and written, and no connection is
 * held while bytes move to a client.
 */
final class SeriesReads {
    /** Compressed days that are fetched by one statement. */
    private static final int DAYS_AT_ONCE = 64;

    private static final int ROWS_AT_ONCE = 16 * Columns.SECONDS_A_DAY;
    private static final int BYTES_A_ROW = 2 * 9;
    private static final int BYTES_OF_BEATS = 64;

    private final Database database;
    private final PartCodecs codecs;
    private final MemoryBudget memory;

    SeriesReads(Database database, PartCodecs codecs, long memoryBytes) {
        this.database = database;
        this.codecs = codecs;
        memory = new MemoryBudget(memoryBytes, "the server sends too many series at the moment");
    }

    /** What the index knows about the days of a range that have data, in the order asked for. */
    List<StoredDay> find(UUID userId, SeriesType type, DayRange range, boolean newestFirst) {
        int from = (int) range.start().toEpochDay();
        int to = (int) range.end().toEpochDay();
        var days = SeriesStore.with(database.dataSource(), userId, type, store -> store.days(from, to));
        return newestFirst ? days.reversed() : days;
    }

    /**
     * Writes the days as a JSON array.
     *
     * @throws app.nowatch.platform.Problem.Overloaded before the first byte, when too many reads are going on
     */
    void write(UUID userId, SeriesType type, List<StoredDay> days, OutputStream out) throws IOException {
        int largest = days.stream().mapToInt(StoredDay::rows).max().orElse(0);
        try (var lease = memory.lease()) {
            lease.reserve((long) largest * (type.beats() ? BYTES_A_ROW + BYTES_OF_BEATS : BYTES_A_ROW));
            var json = new DaysJson(type, out);
            int from = 0;
            while (from < days.size()) {
                int to = batchEnd(days, from);
                for (var day : fetch(userId, type, days.subList(from, to))) {
                    json.write(day.day(), day.merge(codecs, type), day.created(), day.updated());
                }
                from = to;
            }
            json.end();
        }
    }

    private static int batchEnd(List<StoredDay> days, int from) {
        int to = from + 1;
        long rows = days.get(from).rows();
        while (to < days.size()
                && to - from < DAYS_AT_ONCE
                && rows + days.get(to).rows() <= ROWS_AT_ONCE) {
            rows += days.get(to).rows();
            to++;
        }
        return to;
    }

    private List<FetchedDay> fetch(UUID userId, SeriesType type, List<StoredDay> days) {
        int first = days.getFirst().day();
        int last = days.getLast().day();
        var parts = SeriesStore.with(
                database.dataSource(), userId, type, store -> store.read(Math.min(first, last), Math.max(first, last)));
        var fetched = new ArrayList<FetchedDay>();
        for (var part : parts) {
            if (fetched.isEmpty() || fetched.getLast().day() != part.day()) {
                fetched.add(new FetchedDay(part.day(), part.created(), part.updated(), new ArrayList<>()));
            }
            fetched.getLast().parts().add(part.data());
        }
        return first > last ? fetched.reversed() : fetched;
    }

    /** A day with the bytes of its parts, oldest first. */
    private record FetchedDay(int day, Instant created, Instant updated, List<byte[]> parts) {
        Columns merge(PartCodecs codecs, SeriesType type) {
            var decoded = parts.stream()
                    .map(part -> codecs.decode(part, type.beats()))
                    .toList();
            return DayMerge.merge(decoded, type.beats());
        }
    }
}
