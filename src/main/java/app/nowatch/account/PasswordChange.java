package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.mail.Mailbox;
import app.nowatch.platform.security.PasswordHasher;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A new password for somebody who is signed in. */
final class PasswordChange {
    private final Database database;
    private final PasswordHasher hasher;
    private final Mailbox mailbox;
    private final Limits limits;
    private final Clock clock;

    PasswordChange(Database database, PasswordHasher hasher, Mailbox mailbox, Limits limits, Clock clock) {
        this.database = database;
        this.hasher = hasher;
        this.mailbox = mailbox;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Sets the password, which keeps the rule, and ends every login but the caller's.
     *
     * @throws Problem.Unauthorized when the caller was signed out meanwhile
     * @throws Problem.TooMany after too many changes
     */
    void change(SignedIn caller, String newPassword) {
        // A transaction of its own that waits for other nodes: never inside another one.
        limits.take(Limit.PASSWORD_CHANGE, caller.userId().toString());
        var hash = hash(caller, newPassword);
        database.useTransaction(transaction -> replace(transaction, caller, hash));
    }

    private String hash(SignedIn caller, String newPassword) {
        try {
            return hasher.hash(newPassword);
        } catch (Problem.Overloaded e) {
            // Nothing was changed: a busy server must not use up anybody's tries.
            limits.giveBack(Limit.PASSWORD_CHANGE, caller.userId().toString());
            throw e;
        }
    }

    private void replace(Transaction transaction, SignedIn caller, String hash) {
        var accounts = transaction.attach(AccountStore.class);
        var logins = transaction.attach(LoginStore.class);
        var account = accounts.lock(caller.userId());
        // Somebody else may have reset the password while this one was hashed; the lock makes their work visible here.
        if (account.isEmpty() || !logins.exists(caller.loginId())) {
            throw new Problem.Unauthorized("the token is not valid any more");
        }
        accounts.setPassword(caller.userId(), hash, clock.instant());
        logins.endOthers(caller.userId(), caller.loginId());
        mailbox.post(
                transaction,
                Optional.of(caller.userId()),
                Mails.PASSWORD_CHANGED,
                account.get().email(),
                Map.of());
    }
}
