package app.nowatch.measurement;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.DayRange;
import app.nowatch.sharing.Viewing;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Reads days. The index is asked first; then some days at a time are fetched, decoded and written, and no connection is
 * held while bytes move to a client.
 */
final class SeriesReads {
    /** Compressed days that are fetched by one statement. */
    private static final int DAYS_AT_ONCE = 64;

    private static final int ROWS_AT_ONCE = 16 * Columns.SECONDS_A_DAY;
    private static final int BYTES_A_ROW = 2 * 9;

    private final Database database;
    private final PartCodecs codecs;
    private final MemoryBudget memory;

    SeriesReads(Database database, PartCodecs codecs, long memoryBytes) {
        this.database = database;
        this.codecs = codecs;
        memory = new MemoryBudget(memoryBytes, "the server sends too many series at the moment");
    }

    /**
     * What the index knows about the days of a range that have data and may be seen, oldest first.
     *
     * @throws app.nowatch.platform.Problem.Forbidden when the viewer may see nothing of the owner's
     */
    SeriesStore.Visible find(Viewing viewing, SeriesType type, DayRange range) {
        int from = (int) range.start().toEpochDay();
        int to = (int) range.end().toEpochDay();
        return SeriesStore.with(database.dataSource(), viewing.owner(), type, store -> store.visible(viewing, from, to))
                .orElseThrow(Viewing::refusal);
    }

    /** Takes days, oldest or newest first, each with at least one row. */
    interface DaySink {
        /** Takes one, its number being days since 1970-01-01. */
        void write(int day, Columns rows, Instant created, Instant updated) throws IOException;
    }

    /** Writes the days as a JSON array, as {@link #each} does. */
    void write(Viewing viewing, SeriesType type, List<StoredDay> days, OutputStream out) throws IOException {
        var json = new DaysJson(type, out);
        each(viewing, type, days, Duration.ZERO, json::write);
        json.end();
    }

    /**
     * Hands over the rows of days. The gate is asked again with each fetch: where it closes in between, this breaks off.
     *
     * @param patience how long it waits for memory while too many reads are going on
     * @throws app.nowatch.platform.Problem.Forbidden when the viewer may see nothing any more
     * @throws app.nowatch.platform.Problem.Overloaded when there was no memory for so long
     */
    void each(Viewing viewing, SeriesType type, List<StoredDay> days, Duration patience, DaySink sink)
            throws IOException {
        int largest = days.stream().mapToInt(StoredDay::rows).max().orElse(0);
        try (var lease = memory.lease(patience)) {
            lease.reserve((long) largest * BYTES_A_ROW);
            int from = 0;
            while (from < days.size()) {
                int to = batchEnd(days, from);
                for (var day : fetch(viewing, type, days.subList(from, to))) {
                    write(day, type, patience, sink);
                }
                from = to;
            }
        }
    }

    /** Texts count against the memory as they are unpacked, and twice, since parts are merged. */
    private void write(FetchedDay day, SeriesType type, Duration patience, DaySink sink) throws IOException {
        try (var lease = memory.lease(patience)) {
            var rows = day.merge(codecs, type, text -> lease.reserve(2 * text)).startingAt(day.firstSecond());
            if (!rows.isEmpty()) {
                sink.write(day.day(), rows, day.created(), day.updated());
            }
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

    private List<FetchedDay> fetch(Viewing viewing, SeriesType type, List<StoredDay> days) {
        int first = days.getFirst().day();
        int last = days.getLast().day();
        var parts = SeriesStore.with(
                database.dataSource(),
                viewing.owner(),
                type,
                store -> store.read(viewing, Math.min(first, last), Math.max(first, last)));
        var fetched = new ArrayList<FetchedDay>();
        for (var part : parts) {
            if (fetched.isEmpty() || fetched.getLast().day() != part.day()) {
                fetched.add(new FetchedDay(
                        part.day(), part.visibleSince(), part.created(), part.updated(), new ArrayList<>()));
            }
            fetched.getLast().parts().add(part.data());
        }
        return first > last ? fetched.reversed() : fetched;
    }

    /** A day with the bytes of its parts, oldest first. */
    private record FetchedDay(int day, Instant visibleSince, Instant created, Instant updated, List<byte[]> parts) {
        /** The first second of the day that lies at or after the start. */
        int firstSecond() {
            long midnight = (long) day * Columns.SECONDS_A_DAY;
            long since = visibleSince.getEpochSecond() + (visibleSince.getNano() > 0 ? 1 : 0);
            return Math.clamp(since - midnight, 0, Columns.SECONDS_A_DAY);
        }

        Columns merge(PartCodecs codecs, SeriesType type, LongConsumer text) {
            var decoded = parts.stream()
                    .map(part -> codecs.decode(part, type.beats(), text))
                    .toList();
            return DayMerge.merge(decoded, type.beats());
        }
    }
}
