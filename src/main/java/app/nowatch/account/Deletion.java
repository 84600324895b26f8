package app.nowatch.account;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.erasures.ErasedHash;
import app.nowatch.platform.erasures.ErasureList;
import app.nowatch.platform.mail.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes a person with all that any room keeps of them, in one transaction. */
public final class Deletion {
    private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Database database;
    private final Supplier<List<PersonalData>> everyRooms;
    private final Mailbox mailbox;
    private final ErasureList erasures;

    Deletion(Database database, Supplier<List<PersonalData>> everyRooms, Mailbox mailbox, ErasureList erasures) {
        this.database = database;
        this.everyRooms = everyRooms;
        this.mailbox = mailbox;
        this.erasures = erasures;
    }

    /**
     * Deletes the account. Whoever writes something of the person at the same time either finishes before and loses it here, or
     * finds no account any more.
     *
     * @throws Problem.Unauthorized when it is deleted already
     * @throws Problem.Overloaded when the list of erasures cannot be written
     */
    void delete(UUID userId) {
        try {
            database.useTransaction(transaction -> {
                var account =
                        lock(transaction, userId).orElseThrow(() -> new Problem.Unauthorized("the account is deleted"));
                var removed = erase(transaction, account);
                // Nobody's any more: a mail that belongs to the person would be withdrawn with them.
                mailbox.post(
                        transaction,
                        Optional.empty(),
                        Mails.ACCOUNT_DELETED,
                        account.email(),
                        Map.of("removed", removed));
                erasures.begin(userId);
            });
        } catch (Problem.Unauthorized e) {
            throw e;
        } catch (RuntimeException e) {
            // Also a commit of which nobody knows whether it happened.
            settleAfter(e);
            throw e;
        }
        erasures.erased(userId);
    }

    private void settleAfter(RuntimeException failure) {
        try {
            settle();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            LOG.warn("whether somebody was erased is not known yet, and is looked for until it is");
            Thread.ofVirtual().name("erasures").start(this::settleLater);
        }
    }

    /** Somebody who goes on living here must not stand as erased in the list for long. */
    private void settleLater() {
        while (true) {
            try {
                Thread.sleep(LOOK_AGAIN);
                settle();
                return;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("whether somebody was erased is still not known", e);
            }
        }
    }

    /**
     * Tells the list what came of erasures in the middle of which the server died, or the database; to be called before anybody is
     * served. Nobody of them is deleted meanwhile.
     */
    public void settle() {
        if (!erasures.hasDoubts()) {
            return;
        }
        database.useTransaction(transaction -> {
            var store = new ErasedStore(transaction.statements());
            erasures.settle(hash -> !store.hold(Set.of(hash)).isEmpty());
        });
    }

    private List<UUID> hold(Set<ErasedHash> hashes) {
        return database.inTransaction(transaction -> new ErasedStore(transaction.statements()).hold(hashes));
    }

    /**
     * Deletes whoever is on the list and is here nevertheless, as after a backup was restored. Nobody is told once more.
     *
     * @return how many people that were
     */
    public int replay() {
        var found = hold(erasures.gone());
        for (var userId : found) {
            database.useTransaction(
                    transaction -> lock(transaction, userId).ifPresent(account -> erase(transaction, account)));
        }
        return found.size();
    }

    private Optional<Account> lock(Transaction transaction, UUID userId) {
        var account = transaction.attach(AccountStore.class).lockToDelete(userId);
        account.ifPresent(found -> mailbox.hold(transaction, userId, found.email()));
        return account;
    }

    /** Answers what was removed, a line for each kind. */
    private String erase(Transaction transaction, Account account) {
        var inOrder = new ArrayList<>(everyRooms.get());
        inOrder.remove(OwnData.ACCOUNT);
        inOrder.add(OwnData.ACCOUNT);
        var receipt = new StringBuilder();
        for (var data : inOrder) {
            long removed = data.erase(transaction, account.id());
            if (removed > 0) {
                receipt.append(data.kind()).append(": ").append(removed).append('\n');
            }
        }
        // Mails with a code are nobody's, so that they cost the same with and without an account.
        mailbox.withdraw(transaction, account.email());
        return receipt.toString().strip();
    }
}
