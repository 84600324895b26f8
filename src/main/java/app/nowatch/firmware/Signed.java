package app.nowatch.firmware;

import java.time.Instant;
import java.util.Base64;

/** A signature in base64, and when it was made, which it covers. Whose it is remains to be seen. */
record Signed(String signature, Instant at) {
    static final String EXPECTED = "the base64 of an Ed25519 signature, which has 64 bytes";
    static final String TOGETHER = "must be sent together with signature, which covers it";
    private static final int BYTES = 64;

    Signed {
        if (!isSignature(signature)) {
            throw new IllegalArgumentException("not a signature");
        }
    }

    /** Whether the text is base64 of as many bytes as an Ed25519 signature has. */
    static boolean isSignature(String text) {
        try {
            return Base64.getDecoder().decode(text).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(signature);
    }
}
