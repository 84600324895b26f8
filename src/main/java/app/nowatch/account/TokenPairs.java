package app.nowatch.account;

import app.nowatch.platform.Ids;
import app.nowatch.platform.security.Tokens;
import app.nowatch.platform.security.Tokens.Claims;
import app.nowatch.platform.security.Tokens.Kind;
import java.time.Instant;
import java.util.UUID;

/** Makes pairs of tokens. */
final class TokenPairs {
    private final Tokens tokens;
    private final AuthSettings settings;
    private final Ids ids;

    TokenPairs(Tokens tokens, AuthSettings settings, Ids ids) {
        this.tokens = tokens;
        this.settings = settings;
        this.ids = ids;
    }

    /** The id of a pair to be made. */
    UUID newId() {
        return ids.opaque();
    }

    /** The pair with that id, of that login. */
    TokenPair make(UUID userId, UUID login, UUID pair) {
        var claims = new Claims(UserId.of(userId), login, pair);
        return new TokenPair(
                tokens.issue(Kind.ACCESS, claims, settings.accessLifetime()),
                tokens.issue(Kind.REFRESH, claims, settings.refreshLifetime()),
                settings.accessLifetime().toSeconds());
    }

    /** When a login ends by itself whose newest pair is made now. */
    Instant end(Instant now) {
        return now.plus(settings.refreshLifetime());
    }
}
