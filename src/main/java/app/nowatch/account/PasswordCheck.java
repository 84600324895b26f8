package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Problem;
import app.nowatch.platform.security.PasswordHasher;
import java.util.Optional;

/** Whether a password is right. Every answer costs one hash, and an address without an account has its limits like any other. */
final class PasswordCheck {
    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final Limits limits;

    PasswordCheck(AccountStore accounts, PasswordHasher hasher, Limits limits) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.limits = limits;
    }

    /**
     * The person with that address and password.
     *
     * @throws Problem.Unauthorized when there is none, or that door is not for them
     * @throws Problem.TooMany after too many wrong passwords
     */
    AccountStore.Credentials check(Email email, String password, Door door, String clientAddress) {
        var here = email.key() + " " + clientAddress;
        limits.take(Limit.WRONG_PASSWORD, here);
        try {
            limits.take(Limit.WRONG_PASSWORD_ANYWHERE, email.key());
        } catch (Problem.TooMany e) {
            limits.giveBack(Limit.WRONG_PASSWORD, here);
            throw e;
        }
        var person = accounts.credentials(email.key());
        if (!matches(password, person, here, email) || !door.letsIn(person.orElseThrow())) {
            throw refusal();
        }
        limits.giveBack(Limit.WRONG_PASSWORD, here);
        limits.giveBack(Limit.WRONG_PASSWORD_ANYWHERE, email.key());
        return person.orElseThrow();
    }

    private boolean matches(String password, Optional<AccountStore.Credentials> person, String here, Email email) {
        try {
            if (person.isEmpty()) {
                hasher.matchNothing(password);
                return false;
            }
            return hasher.matches(password, person.get().passwordHash());
        } catch (Problem.Overloaded e) {
            // Nothing was compared: a busy server must not lock anybody out.
            limits.giveBack(Limit.WRONG_PASSWORD, here);
            limits.giveBack(Limit.WRONG_PASSWORD_ANYWHERE, email.key());
            throw e;
        }
    }

    /** Why somebody whose password was right could not sign in a moment later. */
    Problem refusal(AccountStore.Credentials person) {
        return accounts.isLockedOut(person.id(), person.passwordHash())
                ? new Problem.Unauthorized("this account is locked; ask whoever runs this server")
                : refusal();
    }

    private static Problem refusal() {
        return new Problem.Unauthorized("address and password do not belong together");
    }
}
