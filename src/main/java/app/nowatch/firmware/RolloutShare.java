package app.nowatch.firmware;

import app.nowatch.platform.security.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Which people a rollout reaches first: always the same for an image, and others for each. */
final class RolloutShare {
    /** 2 to the power of 64. */
    private static final double ALL = 0x1p64;

    private static final int WHOLE = 100;

    private RolloutShare() {}

    /**
     * Whether a rollout to so many percent of the people reaches this one. Nobody is in a share and not in a larger one.
     *
     * @param percent 0 (nobody) to 100 (everybody)
     */
    static boolean reaches(UUID image, UUID person, int percent) {
        return percent >= WHOLE || place(image, person) * WHOLE < percent;
    }

    /** Where a person stands among all, from 0 to 1: the first 64 bits of a hash over both ids. */
    private static double place(UUID image, UUID person) {
        long hash = ByteBuffer.wrap(Sha256.of(bytes(image), bytes(person))).getLong();
        return (hash >>> 1) / ALL * 2;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
