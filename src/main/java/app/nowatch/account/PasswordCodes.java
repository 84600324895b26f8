package app.nowatch.account;

import app.nowatch.platform.security.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Six-digit codes that are kept nowhere: one is computed from a random nonce, the address and a key of the server, when its mail
 * is written and again when it is tried. A stolen copy of the table alone tells no code.
 */
final class PasswordCodes {
    private static final int CODES = 1_000_000;

    private final KeyRing keys;

    PasswordCodes(KeyRing keys) {
        this.keys = keys;
    }

    /** The name of the key with which a code made now is computed. */
    String keyName() {
        return keys.newestName();
    }

    /** The code; empty when its key is gone. */
    Optional<String> of(PasswordCodeStore.Seed seed, Email email) {
        return keys.code(seed.kid(), "password " + seed.nonce() + " " + email.key())
                .map(hash -> "%06d"
                        .formatted(Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), CODES)));
    }

    /** Whether the text is the code, in a time that does not tell how much of it is right. */
    boolean matches(PasswordCodeStore.Seed seed, Email email, String sent) {
        var code = of(seed, email);
        return code.isPresent()
                && MessageDigest.isEqual(
                        code.get().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
