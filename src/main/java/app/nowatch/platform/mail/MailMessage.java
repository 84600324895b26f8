package app.nowatch.platform.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;

/**
 * A mail in its form on the wire: text, and HTML made from it. Its Message-ID comes from the mail's id, so that a mail which a
 * crash sends twice can be told from two mails.
 */
final class MailMessage extends MimeMessage {
    private final String messageId;

    MailMessage(Session session, InternetAddress sender, OutgoingMail outgoing, Instant now) throws MessagingException {
        super(session);
        this.messageId = "<" + outgoing.id() + "@" + domain(sender) + ">";
        var mail = outgoing.mail();
        setFrom(sender);
        setRecipient(Message.RecipientType.TO, recipient(outgoing.recipient()));
        setSubject(mail.subject(), "UTF-8");
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", "auto-generated");
        setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(HtmlForm.of(mail), "html")));
        saveChanges();
    }

    /** One plain address: neither a list nor a name nor a line break, which would begin a header of its own. */
    private static InternetAddress recipient(String text) throws AddressException {
        var address = new InternetAddress(text, true);
        if (!text.equals(address.getAddress())
                || address.isGroup()
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("not one plain address");
        }
        return address;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    static String domain(InternetAddress sender) {
        var address = sender.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
