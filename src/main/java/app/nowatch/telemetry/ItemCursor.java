package app.nowatch.telemetry;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The place of an item in the list; times to the microsecond, as the database keeps them. */
record ItemCursor(Instant time, UUID id) {
    /** Before all items. */
    static final ItemCursor FIRST = new ItemCursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    private static final int BYTES = 3 * Long.BYTES;

    /** Of no meaning to clients. */
    String encode() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Optional<ItemCursor> decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var time = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            var cursor = new ItemCursor(time, new UUID(bytes.getLong(), bytes.getLong()));
            return cursor.time.isAfter(FIRST.time) || cursor.time.isBefore(Instant.EPOCH)
                    ? Optional.empty()
                    : Optional.of(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
