package app.nowatch.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Makes identifiers. Injected, so that a test can foresee them. */
public final class Ids {
    private final Clock clock;
    private final Random random;

    public Ids(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** From the given clock and the platform's secure randomness. */
    public static Ids secure(Clock clock) {
        return new Ids(clock, new SecureRandom());
    }

    /** A UUID of version 7 (RFC 9562): ids made later sort later, to the millisecond. Tells when it was made. */
    public UUID timeOrdered() {
        var high = (clock.millis() << 16) | 0x7000L | random.nextInt(1 << 12);
        return new UUID(high, variant(random.nextLong()));
    }

    /** A UUID of version 4: tells nothing. */
    public UUID opaque() {
        var high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        return new UUID(high, variant(random.nextLong()));
    }

    private static long variant(long low) {
        return (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    }

    /** A UUID in its usual form of 36 characters, as it stands in a path; anything else is empty. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
