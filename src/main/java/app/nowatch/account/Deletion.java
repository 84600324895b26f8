package app.nowatch.account;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Removes a person with all that any room keeps of them, in one transaction. */
final class Deletion {
    private final Database database;
    private final Supplier<List<PersonalData>> everyRooms;
    private final Mailbox mailbox;

    Deletion(Database database, Supplier<List<PersonalData>> everyRooms, Mailbox mailbox) {
        this.database = database;
        this.everyRooms = everyRooms;
        this.mailbox = mailbox;
    }

    /**
     * Deletes the account. Whoever writes something of the person at the same time either finishes before and loses it here, or
     * finds no account any more.
     *
     * @throws Problem.Unauthorized when it is deleted already
     */
    void delete(UUID userId) {
        database.useTransaction(transaction -> {
            var account = transaction
                    .attach(AccountStore.class)
                    .lockToDelete(userId)
                    .orElseThrow(() -> new Problem.Unauthorized("the account is deleted"));
            mailbox.hold(transaction, userId, account.email());
            var removed = erase(transaction, userId);
            // Mails with a code are nobody's, so that they cost the same with and without an account.
            mailbox.withdraw(transaction, account.email());
            // Nobody's any more: a mail that belongs to the person would be withdrawn with them.
            mailbox.post(
                    transaction, Optional.empty(), Mails.ACCOUNT_DELETED, account.email(), Map.of("removed", removed));
        });
    }

    private String erase(Transaction transaction, UUID userId) {
        var inOrder = new ArrayList<>(everyRooms.get());
        inOrder.remove(OwnData.ACCOUNT);
        inOrder.add(OwnData.ACCOUNT);
        var receipt = new StringBuilder();
        for (var data : inOrder) {
            long removed = data.erase(transaction, userId);
            if (removed > 0) {
                receipt.append(data.kind()).append(": ").append(removed).append('\n');
            }
        }
        return receipt.toString().strip();
    }
}
