package app.nowatch.platform.mail;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.jobs.Job;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queued mails: three tries, then the mail is kept as failed. A mail is sent once; only when the server or the database
 * dies between the receiver's acceptance and the removal of the row does it go again, under the same Message-ID.
 */
public final class MailDelivery implements Job {
    static final String JOB = "mail";
    /** Before the second and the third try. */
    static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(15));

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    /** Stands in file names. */
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final MailStore store;
    private final MailTransport transport;
    private final Map<String, MailTemplate> templates = new HashMap<>();
    private final Clock clock;
    private final List<Duration> pauses;
    private final Counter sent;

    /** Sends through SMTP, or into the folder {@code outbox} of the given one where no server is set. */
    public MailDelivery(
            MailSettings settings,
            Path dataFolder,
            Database database,
            List<? extends MailTemplate> templates,
            Clock clock,
            MeterRegistry metrics) {
        this(MailTransport.of(settings, dataFolder, clock), database, templates, clock, metrics, PAUSES);
    }

    MailDelivery(
            MailTransport transport,
            Database database,
            List<? extends MailTemplate> templates,
            Clock clock,
            MeterRegistry metrics,
            List<Duration> pauses) {
        this.store = database.onDemand(MailStore.class);
        this.transport = transport;
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
        templates.forEach(this::add);
        this.sent =
                Counter.builder("mail.sent").description("Mails handed over").register(metrics);
        Gauge.builder("mail.failed", store, MailStore::countFailed)
                .description("Mails given up")
                .strongReference(true)
                .register(metrics);
    }

    private void add(MailTemplate template) {
        var kind = template.kind();
        if (!KIND.matcher(kind).matches() || templates.put(kind, template) != null) {
            throw new IllegalArgumentException("not a name, or twice: " + kind);
        }
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public Optional<Instant> run(String instance) {
        return store.pending(UUID.fromString(instance)).flatMap(this::deliver);
    }

    private Optional<Instant> deliver(QueuedMail mail) {
        var template = templates.get(mail.kind());
        if (template == null) {
            giveUp(mail, "there is no mail of this kind");
            return Optional.empty();
        }
        try {
            send(mail, template);
        } catch (RuntimeException | MessagingException | IOException e) {
            return failed(mail, e);
        }
        store.delete(mail.id());
        return Optional.empty();
    }

    private void send(QueuedMail mail, MailTemplate template) throws MessagingException, IOException {
        var written = template.write(mail.recipient(), mail.parameterMap());
        if (written.isPresent()) {
            transport.send(new OutgoingMail(mail.id(), mail.kind(), mail.recipient(), written.get()));
            sent.increment();
        }
    }

    private Optional<Instant> failed(QueuedMail mail, Exception e) {
        var reason = FailureReason.of(e);
        if (e instanceof RuntimeException) {
            LOG.error("mail {} ({}) could not be written", mail.id(), mail.kind(), e);
        }
        if (mail.attempts() >= pauses.size()) {
            giveUp(mail, reason);
            return Optional.empty();
        }
        LOG.warn("mail {} ({}) will be tried again: {}", mail.id(), mail.kind(), reason);
        store.countAttempt(mail.id(), mail.attempts() + 1, reason);
        return Optional.of(clock.instant().plus(pauses.get(mail.attempts())));
    }

    private void giveUp(QueuedMail mail, String reason) {
        LOG.error("mail {} ({}) is given up: {}", mail.id(), mail.kind(), reason);
        store.giveUp(mail.id(), mail.attempts() + 1, reason);
    }
}
