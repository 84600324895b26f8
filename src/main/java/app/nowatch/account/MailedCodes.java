package app.nowatch.account;

import app.nowatch.platform.security.KeyRing;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes of some digits that are kept nowhere: one is computed from a random nonce, the address and a key of the server, when its
 * mail is written and again when it is tried. A stolen copy of the tables alone tells no code.
 */
final class MailedCodes {
    /** What a code is computed from: the name of the key, and the nonce. */
    record Seed(String kid, UUID nonce) {}

    private final KeyRing keys;
    private final String purpose;
    private final int digits;

    private MailedCodes(KeyRing keys, String purpose, int digits) {
        this.keys = keys;
        this.purpose = purpose;
        this.digits = digits;
    }

    /** Six digits that set a new password. */
    static MailedCodes forPasswords(KeyRing keys) {
        return new MailedCodes(keys, "password", 6);
    }

    /** Eight digits that confirm an address: they hold for longer, and for more tries. */
    static MailedCodes forAddresses(KeyRing keys) {
        return new MailedCodes(keys, "confirm-address", 8);
    }

    /** The name of the key with which a code made now is computed. */
    String keyName() {
        return keys.newestName();
    }

    /** The code; empty when its key is gone. */
    Optional<String> of(Seed seed, Email email) {
        return keys.code(seed.kid(), purpose + " " + seed.nonce() + " " + email.key())
                .map(this::digitsOf);
    }

    private String digitsOf(byte[] hash) {
        var number = new BigInteger(1, hash).mod(BigInteger.TEN.pow(digits));
        return ("%0" + digits + "d").formatted(number);
    }

    /** Whether the text is the code, in a time that does not tell how much of it is right. */
    boolean matches(Seed seed, Email email, String sent) {
        var code = of(seed, email);
        return code.isPresent()
                && MessageDigest.isEqual(
                        code.get().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
