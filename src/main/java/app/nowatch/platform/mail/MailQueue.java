package app.nowatch.platform.mail;

import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps mails in the database until {@link MailDelivery} has sent them. */
public final class MailQueue implements Mailbox, PersonalData {

    private final JobQueue jobs;
    private final Ids ids;
    private final Clock clock;
    private final Outbox outbox;

    /** @param dataFolder has the outbox, where the settings let mails be written there */
    public MailQueue(JobQueue jobs, Ids ids, Clock clock, Path dataFolder) {
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        outbox = Outbox.in(dataFolder);
    }

    @Override
    public void post(
            Transaction transaction,
            Optional<UUID> userId,
            String kind,
            String recipient,
            Map<String, String> parameters) {
        var id = ids.timeOrdered();
        var now = clock.instant();
        var json = new String(Json.write(parameters), StandardCharsets.UTF_8);
        transaction.attach(MailStore.class).insert(id, userId, kind, recipient, json, now);
        jobs.schedule(transaction, MailDelivery.JOB, id.toString(), now);
    }

    @Override
    public void hold(Transaction transaction, UUID userId, String recipient) {
        transaction.attach(MailStore.class).lock(userId, recipient.toLowerCase(Locale.ROOT));
    }

    @Override
    public long withdraw(Transaction transaction, String recipient) {
        // What is posted from now on, such as the receipt, is not meant.
        var now = clock.instant();
        transaction.afterCommit(() -> outbox.forget(recipient, now));
        return transaction.attach(MailStore.class).deleteTo(recipient.toLowerCase(Locale.ROOT));
    }

    @Override
    public String kind() {
        return "mails on their way";
    }

    @Override
    public Set<String> tables() {
        return Set.of("mail");
    }

    /** Withdraws what has not gone; a mail that is being handed over at this moment goes. */
    @Override
    public long erase(Transaction transaction, UUID userId) {
        return transaction.attach(MailStore.class).deleteOf(userId);
    }
}
