package app.nowatch.journal;

import app.nowatch.platform.Problem;
import java.util.regex.Pattern;

/**
 * A write that its sender may repeat after a lost answer (the header Idempotency-Key).
 *
 * @param key names the write among all of the person's
 * @param request a digest of all that is sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Retry(String key, byte[] request) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    Retry {
        if (!KEY.matcher(key).matches()) {
            throw new Problem.Invalid("idempotency-key: must be 1 to 255 visible ASCII characters");
        }
    }
}
