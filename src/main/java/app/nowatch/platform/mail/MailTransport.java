package app.nowatch.platform.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A way out. */
interface MailTransport {
    /**
     * Hands the mail over; when it returns, the mail is the other side's.
     *
     * @throws MessagingException when the mail is malformed or the other side does not take it
     * @throws IOException when it cannot be written
     */
    void send(OutgoingMail mail) throws MessagingException, IOException;

    /** The way that the settings choose; the outbox is in the given folder. */
    static MailTransport of(MailSettings settings, Path dataFolder, Clock clock) {
        return settings.toOutbox()
                ? new OutboxTransport(settings, Outbox.in(dataFolder), clock)
                : new SmtpTransport(settings, clock);
    }
}
