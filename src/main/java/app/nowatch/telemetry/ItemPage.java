package app.nowatch.telemetry;

import java.util.List;
import java.util.Optional;

/**
 * Items, and where the next ones begin. Each is shown with its source, and a source may be a thousand times larger than an item: so
 * a page also ends when it has become large.
 *
 * @param next empty at the end
 */
record ItemPage(List<Item> items, Optional<ItemCursor> next) {
    /** Of documents, those of sources as often as they are shown; the last item may go beyond. */
    static final long MOST_BYTES = 4 << 20;

    ItemPage {
        items = List.copyOf(items);
    }

    /** Within a transaction. */
    static ItemPage read(ItemStore store, Signal signal, ItemQuery query) {
        store.walkIndexes();
        var found = store.list(signal, query, MOST_BYTES);
        var sizes = store.sourceSizes(found);
        long bytes = 0;
        int count = 0;
        while (count < found.size() && bytes < MOST_BYTES) {
            var item = found.get(count++);
            bytes += item.bytes() + sizes.getOrDefault(item.source(), 0L);
        }
        boolean mayHaveMore = bytes >= MOST_BYTES || found.size() == query.limit();
        var shown = found.subList(0, count);
        var sources = store.sources(shown);
        var items = shown.stream()
                .map(item -> item.item().withSource(sources.getOrDefault(item.source(), "{}")))
                .toList();
        return new ItemPage(items, mayHaveMore ? Optional.of(items.getLast().cursor()) : Optional.empty());
    }
}
