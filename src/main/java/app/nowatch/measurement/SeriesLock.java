package app.nowatch.measurement;

import java.util.UUID;

/** The key under which writers of one person's series wait for each other. */
final class SeriesLock {
    private static final long TYPE_STEP = 0x9e3779b97f4a7c15L;

    private SeriesLock() {}

    /** A number that two series share by chance at most: they then wait for each other, no more. */
    static long key(UUID userId, int type) {
        return userId.getMostSignificantBits() ^ userId.getLeastSignificantBits() ^ type * TYPE_STEP;
    }
}
