package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.mail.Mailbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Showing that mail to an address reaches the person who registered it. An address has one living code, which stands in every
 * mail to it; who tries one, or asks for another, learns nothing about whether the address has an account.
 */
final class AddressConfirmation implements Confirmation {
    static final Duration CODE_LIFETIME = Duration.ofDays(7);
    /** A code that ends sooner is not mailed any more. */
    static final Duration LEAST_LEFT = Duration.ofDays(1);

    static final int TRIES = 10;

    private final boolean demanded;
    private final Database database;
    private final MailedCodes codes;
    private final Mailbox mailbox;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;

    /**
     * Shows codes in mails and misses confirmations only if they are demanded.
     *
     * @param demanded whether anybody must confirm their address
     */
    AddressConfirmation(
            boolean demanded,
            Database database,
            MailedCodes codes,
            Mailbox mailbox,
            Limits limits,
            Ids ids,
            Clock clock) {
        this.demanded = demanded;
        this.database = database;
        this.codes = codes;
        this.mailbox = mailbox;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean isMissing(Person person) {
        return demanded
                && !(person instanceof SignedIn caller && caller.account().emailConfirmed());
    }

    @Override
    public Optional<String> codeFor(String address) {
        var email = new Email(address);
        return demanded && !isConfirmed(email).orElse(false) ? livingCode(email) : Optional.empty();
    }

    /** As {@link #codeFor}, and empty also where nobody has the address. */
    Optional<String> codeForAccount(Email email) {
        return demanded && !isConfirmed(email).orElse(true) ? livingCode(email) : Optional.empty();
    }

    private Optional<Boolean> isConfirmed(Email email) {
        return database.onDemand(AccountStore.class).isEmailConfirmed(email.key());
    }

    private Optional<String> livingCode(Email email) {
        var store = database.onDemand(AddressCodeStore.class);
        keepOrReplace(store, email);
        return store.living(email.hash(), clock.instant()).flatMap(seed -> codes.of(seed, email));
    }

    private void keepOrReplace(AddressCodeStore store, Email email) {
        var now = clock.instant();
        store.keepOrReplace(
                email.hash(), codes.keyName(), ids.opaque(), TRIES, now, now.plus(CODE_LIFETIME), now.plus(LEAST_LEFT));
    }

    /** Mails the code to somebody who registers in this transaction; nothing where no confirmation is demanded. */
    void welcome(Transaction transaction, UUID userId, Email email) {
        if (demanded) {
            mail(transaction, Optional.of(userId), email);
        }
    }

    /**
     * Mails the code once more, if somebody has the address and has not confirmed it; nothing where no confirmation is demanded.
     *
     * @throws Problem.TooMany when too many were asked for from there or for this address
     */
    void resend(Email email, String clientAddress) {
        limits.take(Limit.CODE_REQUEST, clientAddress);
        limits.take(Limit.CODE_MAIL, email.key());
        if (demanded) {
            // Whether there is anything to send is the mail's writer's to know: the work here is the same for every
            // address.
            database.useTransaction(transaction -> mail(transaction, Optional.empty(), email));
        }
    }

    private void mail(Transaction transaction, Optional<UUID> userId, Email email) {
        keepOrReplace(transaction.attach(AddressCodeStore.class), email);
        mailbox.post(transaction, userId, ConfirmationMail.KIND, email.text(), Map.of());
    }

    /**
     * Confirms the address, whether or not that is demanded.
     *
     * @throws Problem.Unauthorized when the code is wrong, stale, used, or tried too often, or nobody has the address
     * @throws Problem.TooMany when too many codes were tried
     */
    void confirm(Email email, String code, String clientAddress) {
        limits.take(Limit.CODE_TRY_FROM, clientAddress);
        limits.take(Limit.CODE_TRY, email.key());
        var now = clock.instant();
        var seed = database.onDemand(AddressCodeStore.class)
                .takeTry(email.hash(), codes.keyName(), ids.opaque(), TRIES, now, now.plus(CODE_LIFETIME))
                .filter(found -> codes.matches(found, email, code))
                .orElseThrow(AddressConfirmation::refusal);
        database.useTransaction(transaction -> use(transaction, email, seed));
    }

    private void use(Transaction transaction, Email email, MailedCodes.Seed seed) {
        var accounts = transaction.attach(AccountStore.class);
        var account = accounts.lock(email.key()).orElseThrow(AddressConfirmation::refusal);
        if (!transaction.attach(AddressCodeStore.class).use(email.hash(), seed.nonce())) {
            throw refusal();
        }
        accounts.confirmEmail(account.id(), clock.instant());
    }

    private static Problem refusal() {
        return new Problem.Unauthorized("the code is wrong or does not hold any more");
    }
}
