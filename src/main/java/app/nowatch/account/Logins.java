package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Signing in, seeing where one is signed in, and signing out. */
final class Logins {
    private final LoginStore store;
    private final PasswordCheck passwords;
    private final TokenPairs pairs;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;

    /** A login as its person sees it; {@code current} marks the one that asks. */
    record Listed(UUID id, Instant created, Instant lastUsedAt, Instant expiresAt, String userAgent, boolean current) {
        static Listed of(LoginStore.Seen login, UUID asking) {
            return new Listed(
                    login.id(),
                    login.created(),
                    login.lastUsedAt(),
                    login.expiresAt(),
                    login.userAgent(),
                    login.id().equals(asking));
        }
    }

    Logins(LoginStore store, PasswordCheck passwords, TokenPairs pairs, Limits limits, Ids ids, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.pairs = pairs;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Signs in.
     *
     * @throws Problem.Unauthorized when address and password do not belong together, the door is not for this person, or they are
     *     locked out, which only somebody with the right password is told
     * @throws Problem.TooMany after too many tries
     */
    TokenPair signIn(Email email, String password, Door door, Client client) {
        limits.take(Limit.LOGIN, client.address());
        var person = passwords.check(email, password, door, client.address());
        var login = ids.timeOrdered();
        var pair = pairs.newId();
        var now = clock.instant();
        if (!store.add(login, person.id(), person.passwordHash(), pair, client.userAgent(), now, pairs.end(now))) {
            throw passwords.refusal(person);
        }
        return pairs.make(person.id(), login, pair);
    }

    /** Where the person is signed in, the newest first. */
    List<Listed> of(SignedIn caller) {
        return store.of(caller.userId(), clock.instant()).stream()
                .map(login -> Listed.of(login, caller.loginId()))
                .toList();
    }

    /**
     * Ends one of the caller's logins.
     *
     * @throws Problem.NotFound when the caller has none with this id
     */
    void end(SignedIn caller, UUID login) {
        if (!store.endOwn(login, caller.userId())) {
            throw new Problem.NotFound("id: there is no such login");
        }
    }

    /** Ends all of them, the asking one too. */
    void signOut(SignedIn caller) {
        store.endAll(caller.userId());
    }
}
