package app.nowatch.platform.blob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Supplier;

/** Removes blobs that no row names: what a crash leaves between a blob and its row. */
public final class Orphans {
    private Orphans() {}

    /**
     * Removes those of a prefix that were put before a moment and are not named.
     *
     * @param before far enough back that none of them is still on its way into its row
     * @param named the keys that rows name; asked after the blobs were listed: what is put meanwhile is in neither list
     */
    public static void remove(BlobStore blobs, String prefix, Instant before, Supplier<Set<String>> named) {
        var old = new ArrayList<String>();
        blobs.list(prefix, entry -> {
            if (entry.modified().isBefore(before)) {
                old.add(entry.key());
            }
        });
        if (!old.isEmpty()) {
            var used = named.get();
            old.stream().filter(key -> !used.contains(key)).forEach(blobs::delete);
        }
    }
}
