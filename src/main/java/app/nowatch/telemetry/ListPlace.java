package app.nowatch.telemetry;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a list goes on, and of which time it is: the last hour is another one when the next page is asked for.
 *
 * @param from inclusive
 * @param to exclusive
 */
record ListPlace(Instant from, Instant to, ItemCursor after) {
    private static final int BYTES = 5 * Long.BYTES;

    /** Of no meaning to clients. */
    String encode() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(micros(from))
                .putLong(micros(to))
                .putLong(micros(after.time()))
                .putLong(after.id().getMostSignificantBits())
                .putLong(after.id().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Optional<ListPlace> decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var from = time(bytes.getLong());
            var to = time(bytes.getLong());
            var after = new ItemCursor(time(bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong()));
            return Optional.of(new ListPlace(from, to, after));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** @throws IllegalArgumentException for a time that no list has */
    private static Instant time(long micros) {
        if (Math.abs(micros) > micros(ItemCursor.FIRST.time())) {
            throw new IllegalArgumentException("no time of a list");
        }
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
