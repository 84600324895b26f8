package app.nowatch.account;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** How far somebody has read a list of people, who stand in it by when they came. It holds when that person is gone, too. */
record PersonCursor(Instant created, UUID id) {
    /** Before everybody. */
    static final PersonCursor START = new PersonCursor(Instant.EPOCH, new UUID(0, 0));

    /** Later than any time that the database can express is no time. */
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

    static PersonCursor after(Account last) {
        return new PersonCursor(last.created(), last.id());
    }

    /** As text, of no meaning to clients. */
    String encode() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(created.getEpochSecond())
                .putInt(created.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty when the text is none. */
    static Optional<PersonCursor> decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var created = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            return Optional.of(new PersonCursor(created, new UUID(bytes.getLong(), bytes.getLong())))
                    .filter(cursor -> !cursor.created().isBefore(START.created())
                            && cursor.created().isBefore(END));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
