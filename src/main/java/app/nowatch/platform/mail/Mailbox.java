package app.nowatch.platform.mail;

import app.nowatch.platform.db.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where rooms drop a mail. */
public interface Mailbox {
    /**
     * Queues a mail in the given transaction; it goes out soon after the commit, or never when that does not happen.
     *
     * @param userId the person it concerns, whose deletion withdraws it; empty where there is none
     * @param kind the {@link MailTemplate#kind()} that writes it
     * @param parameters what that template needs; no secrets, since they are stored
     */
    void post(
            Transaction transaction,
            Optional<UUID> userId,
            String kind,
            String recipient,
            Map<String, String> parameters);

    /**
     * Locks every mail that concerns a person or goes to that address, always in the same order: two people with mails for each
     * other may then withdraw them at once, and wait in line instead of in a circle.
     */
    void hold(Transaction transaction, UUID userId, String recipient);

    /**
     * Removes every mail to that address, waiting or given up, whomever it concerns, and answers how many there were. After the
     * commit also those of this server's outbox that go to the address or mention it.
     */
    long withdraw(Transaction transaction, String recipient);
}
