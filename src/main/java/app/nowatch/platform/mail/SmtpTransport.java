package app.nowatch.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to an SMTP server, each over a connection of its own. */
final class SmtpTransport implements MailTransport {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;

    SmtpTransport(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        var properties = new Properties();
        var timeout = Long.toString(TIMEOUT.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.smtpUser().isEmpty()));
        // What this server calls itself; the library would ask the network for the machine's name.
        properties.setProperty("mail.smtp.localhost", MailMessage.domain(settings.sender()));
        // The mail is the other side's once it said so; whether it also says good-bye must not matter.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        var startTls = Boolean.toString(settings.smtpSecurity() == MailSettings.Security.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", startTls);
        properties.setProperty("mail.smtp.starttls.required", startTls);
        properties.setProperty(
                "mail.smtp.ssl.enable", Boolean.toString(settings.smtpSecurity() == MailSettings.Security.TLS));
        return properties;
    }

    @Override
    public void send(OutgoingMail mail) throws MessagingException {
        var message = new MailMessage(session, settings.sender(), mail, clock.instant());
        var transport = session.getTransport("smtp");
        try {
            if (settings.smtpUser().isEmpty()) {
                transport.connect(settings.smtpHost(), settings.smtpPort(), null, null);
            } else {
                transport.connect(
                        settings.smtpHost(), settings.smtpPort(), settings.smtpUser(), settings.smtpPassword());
            }
            transport.sendMessage(message, message.getAllRecipients());
        } finally {
            close(transport);
        }
    }

    /** A connection that breaks now must not make a mail that was taken look like one that was not. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server broke the connection at the end", e);
        }
    }
}
