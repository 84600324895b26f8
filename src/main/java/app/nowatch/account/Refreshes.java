package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.security.Tokens;
import app.nowatch.platform.security.Tokens.Claims;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trades refresh tokens for pairs. The row of the login is locked meanwhile, so that refreshes of one login happen in turn. */
final class Refreshes {
    private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);

    private final Database database;
    private final Tokens tokens;
    private final TokenPairs pairs;
    private final Limits limits;
    private final Duration grace;
    private final Clock clock;

    Refreshes(Database database, Tokens tokens, TokenPairs pairs, Limits limits, Duration grace, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.pairs = pairs;
        this.limits = limits;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * A new pair for a refresh token.
     *
     * @throws Problem.Unauthorized when the token does not hold; one that was used up ends its login
     */
    TokenPair refresh(String token, Client client) {
        limits.take(Limit.REFRESH, client.address());
        // The refusal comes after the commit, or ending the login would be rolled back with it.
        return tokens.read(Tokens.Kind.REFRESH, token)
                .flatMap(claims -> database.inTransaction(transaction -> refresh(transaction, claims)))
                .orElseThrow(() -> new Problem.Unauthorized("the refresh token is not valid, or not any more"));
    }

    private Optional<TokenPair> refresh(Transaction transaction, Claims claims) {
        var logins = transaction.attach(LoginStore.class);
        var now = clock.instant();
        var login = logins.lock(claims.session(), now);
        if (login.isEmpty()) {
            return Optional.empty();
        }
        var fresh = pairs.newId();
        switch (RefreshVerdict.on(claims.pair(), login.get(), now, grace)) {
            case ROTATE -> logins.rotate(claims.session(), fresh, now, pairs.end(now));
            case REPLACE -> logins.replaceUnused(claims.session(), fresh, now, pairs.end(now));
            case REFUSE -> {
                return Optional.empty();
            }
            case END -> {
                LOG.warn("a refresh token came back after it was used up; its login {} has ended", claims.session());
                logins.end(claims.session());
                return Optional.empty();
            }
        }
        return Optional.of(pairs.make(login.get().userId(), claims.session(), fresh));
    }
}
