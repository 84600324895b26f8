package app.nowatch.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What becomes of a refresh token that is shown. An answer can get lost on its way, so the token before the newest is taken once
 * more while nobody has used the newest pair, for a short time; that pair then dies. A token that comes back later was copied:
 * the whole login ends (RFC 9700, section 4.14.2).
 */
enum RefreshVerdict {
    /** The newest: it buys a pair. */
    ROTATE,
    /** The one before, in its grace: it buys a pair in place of the unused one. */
    REPLACE,
    /** Of a pair that died unused: refused, and the login goes on with the pair that replaced it. */
    REFUSE,
    /** Used up: the login ends. */
    END;

    /** As many dead pairs as are remembered: whoever loses more answers than that in a minute signs in again. */
    private static final int MOST_REPLACED = 64;

    static RefreshVerdict on(UUID shown, LoginStore.Turn login, Instant now, Duration grace) {
        if (shown.equals(login.pair())) {
            return ROTATE;
        }
        if (login.deadPairs().contains(shown)) {
            return REFUSE;
        }
        var rotatedAt = login.rotatedAt();
        var inGrace = rotatedAt != null && !now.isAfter(rotatedAt.plus(grace));
        var rarely = login.deadPairs().size() < MOST_REPLACED;
        return shown.equals(login.previousPair()) && !login.pairUsed() && inGrace && rarely ? REPLACE : END;
    }
}
