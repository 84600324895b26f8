package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.http.Authenticator;
import app.nowatch.platform.security.Tokens;
import app.nowatch.platform.security.Tokens.Claims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks the database about every access token: one statement, and a second one only now and then. */
final class TokenAuthenticator implements Authenticator {
    private static final Duration BETWEEN_NOTES = Duration.ofHours(1);

    private final LivingLoginStore living;
    private final LoginStore logins;
    private final Tokens tokens;
    private final Clock clock;

    TokenAuthenticator(LivingLoginStore living, LoginStore logins, Tokens tokens, Clock clock) {
        this.living = living;
        this.logins = logins;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public SignedIn authenticate(String bearer) {
        var now = clock.instant();
        var claims = tokens.read(Tokens.Kind.ACCESS, bearer).orElseThrow(TokenAuthenticator::refusal);
        var login = living.find(claims.session(), now).orElseThrow(TokenAuthenticator::refusal);
        if (login.deadPairs().contains(claims.pair())) {
            throw refusal();
        }
        noteUse(login, claims, now);
        return new SignedIn(login.account(), login.loginId());
    }

    private void noteUse(LivingLoginStore.Living login, Claims claims, Instant now) {
        if (!login.pairUsed() && login.pair().equals(claims.pair())) {
            // Between reading and here, a repeated refresh may have replaced this pair: then it is dead.
            if (!logins.use(login.loginId(), claims.pair(), now)) {
                throw refusal();
            }
        } else if (login.lastUsedAt().plus(BETWEEN_NOTES).isBefore(now)) {
            logins.touch(login.loginId(), now);
        }
    }

    private static Problem refusal() {
        return new Problem.Unauthorized("the token is not valid, or not any more");
    }
}
