package app.nowatch.platform.erasures;

import app.nowatch.platform.security.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Stands for somebody's id: SHA-256 over its sixteen bytes. An id has 122 random bits, so that nobody finds it by trying, and
 * whoever has the id needs no further secret to find the hash.
 *
 * @param hex 64 lower-case digits
 */
public record ErasedHash(String hex) {
    public ErasedHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a hash");
        }
    }

    public static ErasedHash of(UUID id) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return new ErasedHash(HexFormat.of().formatHex(Sha256.of(bytes)));
    }

    /** The bytes, as PostgreSQL's {@code sha256(uuid_send(id))} has them. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
