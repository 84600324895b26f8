package app.nowatch.platform.blob;

import java.time.Instant;

/** A blob in a list: its size in bytes, and when it was put. */
public record BlobEntry(String key, long size, Instant modified) {
    public BlobEntry {
        BlobKeys.check(key);
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative");
        }
    }
}
