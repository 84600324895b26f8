package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.mail.Mailbox;
import app.nowatch.platform.security.PasswordHasher;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A new password for somebody who forgot the old one. Nothing in here asks whether an address has an account before the right
 * code was sent: both do the same work, and only the mail's writer knows.
 */
final class PasswordReset {
    static final Duration CODE_LIFETIME = Duration.ofMinutes(15);
    static final int TRIES = 5;

    private final Database database;
    private final MailedCodes codes;
    private final PasswordHasher hasher;
    private final Mailbox mailbox;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;

    PasswordReset(
            Database database,
            MailedCodes codes,
            PasswordHasher hasher,
            Mailbox mailbox,
            Limits limits,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.codes = codes;
        this.hasher = hasher;
        this.mailbox = mailbox;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends a code; it replaces an earlier one.
     *
     * @throws Problem.TooMany when too many were asked for from there or for this address
     */
    void sendCode(Email email, String clientAddress) {
        limits.take(Limit.CODE_REQUEST, clientAddress);
        limits.take(Limit.CODE_MAIL, email.key());
        var now = clock.instant();
        database.useTransaction(transaction -> {
            transaction
                    .attach(PasswordCodeStore.class)
                    .put(email.hash(), codes.keyName(), ids.opaque(), TRIES, now, now.plus(CODE_LIFETIME));
            mailbox.post(transaction, Optional.empty(), PasswordCodeMail.KIND, email.text(), Map.of());
        });
    }

    /**
     * Sets a new password, which keeps the rule, ends every login, and confirms the address.
     *
     * @throws Problem.Unauthorized when the code is wrong, stale, used, or tried too often
     * @throws Problem.TooMany when too many codes were tried
     */
    void confirm(Email email, String code, String newPassword, String clientAddress) {
        limits.take(Limit.CODE_TRY_FROM, clientAddress);
        limits.take(Limit.CODE_TRY, email.key());
        var seed = database.onDemand(PasswordCodeStore.class)
                .takeTry(email.hash(), clock.instant())
                .filter(found -> codes.matches(found, email, code))
                .orElseThrow(PasswordReset::refusal);
        var hash = hasher.hash(newPassword);
        database.useTransaction(transaction -> replace(transaction, email, seed, hash));
    }

    private void replace(Transaction transaction, Email email, MailedCodes.Seed seed, String hash) {
        var accounts = transaction.attach(AccountStore.class);
        // The account before the code, as in a deletion.
        var account = accounts.lock(email.key()).orElseThrow(PasswordReset::refusal);
        if (!transaction.attach(PasswordCodeStore.class).use(email.hash(), seed.nonce())) {
            throw refusal();
        }
        var now = clock.instant();
        accounts.setPassword(account.id(), hash, now);
        // The code shows what a confirmation's code shows: mail to the address reaches them.
        accounts.confirmEmail(account.id(), now);
        transaction.attach(AddressCodeStore.class).remove(email.hash());
        transaction.attach(LoginStore.class).endAll(account.id());
        mailbox.post(transaction, Optional.of(account.id()), Mails.PASSWORD_CHANGED, account.email(), Map.of());
    }

    private static Problem refusal() {
        return new Problem.Unauthorized("the code is wrong or does not hold any more");
    }
}
