package app.nowatch.measurement;

import app.nowatch.changes.Change;
import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Writes the days of one upload within one transaction, one series of one person at a time. */
final class SeriesWriter {
    /** Days whose stored bytes are in memory at once. */
    private static final int DAYS_AT_ONCE = 32;

    private final PartCodecs codecs;
    private final MemoryBudget memory;
    private final LastSync lastSync;
    private final Changes changes;
    private final SeriesWatcher watcher;

    /** Texts of stored beats count against the memory while a day is compared. */
    SeriesWriter(PartCodecs codecs, MemoryBudget memory, LastSync lastSync, Changes changes, SeriesWatcher watcher) {
        this.memory = memory;
        this.codecs = codecs;
        this.lastSync = lastSync;
        this.changes = changes;
        this.watcher = watcher;
    }

    /** How many rows of the file changed something. */
    record Written(long accepted, long unchanged) {}

    /**
     * Writes what is new. Who else writes this series waits until the transaction ends.
     *
     * @throws Problem.Unauthorized when the account has gone in the meantime
     */
    Written write(Transaction transaction, UUID userId, SeriesType type, List<PreparedDay> days, Instant now) {
        var store = SeriesStore.in(transaction, userId, type);
        store.lock();
        // First of all writes: a deletion takes the account before it takes days, and so do we.
        if (!lastSync.touch(transaction, userId, now)) {
            throw new Problem.Unauthorized("the account is deleted");
        }
        long accepted = 0;
        long unchanged = 0;
        var changed = new ArrayList<Change>();
        for (int from = 0; from < days.size(); from += DAYS_AT_ONCE) {
            var some = days.subList(from, Math.min(days.size(), from + DAYS_AT_ONCE));
            var written = new Batch(store, type, now, changed).write(some);
            accepted += written.accepted();
            unchanged += written.unchanged();
        }
        changes.write(transaction, userId, changed, now);
        if (!changed.isEmpty()) {
            watcher.changed(transaction, userId, type);
        }
        return new Written(accepted, unchanged);
    }

    /** A few days: read what is stored of them, compare, write. */
    private final class Batch {
        private final SeriesStore store;
        private final SeriesType type;
        private final Instant now;
        private final List<Change> changed;
        private final List<DayUpdate> updates = new ArrayList<>();
        private long accepted;
        private long unchanged;
        private LongConsumer text = bytes -> {};

        Batch(SeriesStore store, SeriesType type, Instant now, List<Change> changed) {
            this.store = store;
            this.type = type;
            this.now = now;
            this.changed = changed;
        }

        Written write(List<PreparedDay> days) {
            var known = store.days(ints(days, PreparedDay::day)).stream()
                    .collect(Collectors.toMap(StoredDay::day, Function.identity()));
            var parts = known.isEmpty() ? Map.<Integer, List<StoredPart>>of() : partsOf(days);
            for (var day : days) {
                var stored = known.getOrDefault(day.day(), new StoredDay(day.day(), 0, 0, 0, List.of(), now, now));
                try (var lease = memory.lease()) {
                    text = bytes -> lease.reserve(2 * bytes);
                    compare(day, stored, parts.getOrDefault(day.day(), List.of()));
                }
            }
            if (!updates.isEmpty()) {
                save();
            }
            return new Written(accepted, unchanged);
        }

        private Map<Integer, List<StoredPart>> partsOf(List<PreparedDay> days) {
            return store
                    .overlapping(
                            ints(days, PreparedDay::day), ints(days, PreparedDay::first), ints(days, PreparedDay::last))
                    .stream()
                    .collect(Collectors.groupingBy(StoredPart::day));
        }

        private void compare(PreparedDay sent, StoredDay stored, List<StoredPart> parts) {
            var overlapping = parts.stream()
                    .filter(part -> part.data().length > 0)
                    .map(part -> codecs.decode(part.data(), type.beats(), text))
                    .toList();
            if (overlapping.isEmpty()) {
                accepted += sent.rows();
                var part = new StoredPart(
                        sent.day(), stored.revision() + 1, sent.seconds(), sent.first(), sent.last(), sent.part());
                append(stored, parts, part, sent.seconds(), sent.hash());
                return;
            }
            var change = DayChange.between(
                    DayMerge.merge(overlapping, type.beats()), sent.columns(codecs, type.beats(), text));
            accepted += change.accepted();
            unchanged += change.unchanged();
            if (!change.fresh().isEmpty()) {
                boolean whole = change.unchanged() == 0;
                byte[] data = whole ? sent.part() : codecs.encode(change.fresh());
                var part = StoredPart.of(sent.day(), stored.revision() + 1, change.fresh(), data);
                append(stored, parts, part, change.added(), change.hash());
            }
        }

        /** Plans the new part, folded with the newest ones when the day would have too many. */
        private void append(StoredDay stored, List<StoredPart> parts, StoredPart part, int added, long hash) {
            var all = new ArrayList<>(parts);
            all.add(part);
            int fold = Folding.newestToFold(ints(all, StoredPart::rows));
            var kept = all.subList(0, all.size() - Math.max(1, fold));
            var folded = all.subList(kept.size(), all.size() - 1);
            var listed = new ArrayList<>(kept.stream().map(StoredPart::part).toList());
            listed.add(part.part());
            var day = new StoredDay(
                    stored.day(),
                    part.part(),
                    stored.rows() + added,
                    stored.hash() + hash,
                    listed,
                    stored.created(),
                    now);
            changed.add(type.change(stored.day(), stored.rows() == 0 ? ChangeOp.ADDED : ChangeOp.CHANGED));
            updates.add(new DayUpdate(
                    folded.isEmpty() ? part : fold(folded, part),
                    day,
                    folded.stream().map(StoredPart::part).toList()));
        }

        private StoredPart fold(List<StoredPart> folded, StoredPart newest) {
            var stored = store.parts(newest.day(), ints(folded, StoredPart::part)).stream()
                    .collect(Collectors.toMap(StoredPart::part, Function.identity()));
            var columns = new ArrayList<Columns>();
            for (var part : folded) {
                var data = stored.getOrDefault(part.part(), part).data();
                columns.add(codecs.decode(data, type.beats(), text));
            }
            columns.add(codecs.decode(newest.data(), type.beats(), text));
            var merged = DayMerge.merge(columns, type.beats());
            return StoredPart.of(newest.day(), newest.part(), merged, codecs.encode(merged));
        }

        private void save() {
            for (var update : updates) {
                if (!update.folded().isEmpty()) {
                    int[] folded =
                            update.folded().stream().mapToInt(Integer::intValue).toArray();
                    store.removeParts(update.day().day(), folded);
                }
            }
            store.addParts(updates.stream().map(DayUpdate::part).toList());
            updates.forEach(update -> store.putDay(update.day()));
        }
    }

    private static <T> int[] ints(List<T> things, ToIntFunction<T> number) {
        return things.stream().mapToInt(number).toArray();
    }
}
