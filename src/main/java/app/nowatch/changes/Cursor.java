package app.nowatch.changes;

import app.nowatch.platform.security.Sha256;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a client has come.
 *
 * @param from the number at which this reading began; between its pages, to have been added since then is to be new
 * @param no it has seen everything up to this number; 0 for nothing yet
 * @param since the client need not be told of deletions before it: the moment at which it had read everything or, in the
 *     middle of many pages, began to. In whole seconds.
 */
record Cursor(long from, long no, Instant since) {
    private static final int OWNER_BYTES = 4;
    private static final int BYTES = OWNER_BYTES + 3 * Long.BYTES;

    /** As text for one person; of no meaning to clients. */
    String encode(UUID owner) {
        var bytes = ByteBuffer.allocate(BYTES)
                .put(mark(owner))
                .putLong(from)
                .putLong(no)
                .putLong(since.getEpochSecond());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty when it was not made for this person. */
    static Optional<Cursor> decode(String text, UUID owner) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES
                    || !Arrays.equals(mark(owner), 0, OWNER_BYTES, bytes.array(), 0, OWNER_BYTES)) {
                return Optional.empty();
            }
            var numbers = bytes.position(OWNER_BYTES);
            var cursor = new Cursor(numbers.getLong(), numbers.getLong(), Instant.ofEpochSecond(numbers.getLong()));
            return cursor.from < 0 || cursor.no < cursor.from ? Optional.empty() : Optional.of(cursor);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** On a phone that somebody else now signs in with, the cursor of before would silently leave things out. */
    private static byte[] mark(UUID owner) {
        return Arrays.copyOf(Sha256.of(owner.toString()), OWNER_BYTES);
    }
}
