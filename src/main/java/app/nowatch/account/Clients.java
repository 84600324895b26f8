package app.nowatch.account;

import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.security.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

/**
 * Apps that the operator lets in, and the token each of them sends as {@code x-auth-token}: base64 of
 * {@code <secret>+<clientId>}. Off by default, since a shipped app carries a token that no other server knows.
 */
public final class Clients {
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_TOKEN = 1_000;
    private static final int LONGEST_NAME = 150;

    private final ClientStore store;
    private final boolean required;
    private final SecureRandom random;
    private final Ids ids;
    private final Clock clock;

    Clients(ClientStore store, boolean required, SecureRandom random, Ids ids, Clock clock) {
        this.store = store;
        this.required = required;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a client and answers its token, which is not stored and cannot be shown again.
     *
     * @param name for the operator, 1 to 150 characters
     */
    public String create(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Problem.Invalid("name: must be of 1 to " + LONGEST_NAME + " characters");
        }
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = ids.opaque();
        store.add(id, name, Sha256.of(secret), clock.instant());
        return Base64.getEncoder().encodeToString((secret + "+" + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lets a request pass that needs no bearer token; empty where it brings no client token.
     *
     * @throws Problem.Unauthorized when the operator demands one and this is none
     */
    void check(String token) {
        if (required && !isKnown(token)) {
            throw new Problem.Unauthorized("x-auth-token: is missing or wrong");
        }
    }

    private boolean isKnown(String token) {
        var text = decode(token);
        int plus = text.lastIndexOf('+');
        if (plus < 0) {
            return false;
        }
        var hash = Sha256.of(text.substring(0, plus));
        return Ids.parse(text.substring(plus + 1))
                .flatMap(store::secretHash)
                .filter(kept -> MessageDigest.isEqual(kept, hash))
                .isPresent();
    }

    /** Either alphabet, with or without padding; empty text for anything else. */
    private static String decode(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return "";
        }
        try {
            var standard = token.strip().replace('-', '+').replace('_', '/');
            return new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
