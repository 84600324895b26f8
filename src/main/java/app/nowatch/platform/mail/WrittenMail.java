package app.nowatch.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Properties;

/** A mail in its form on the wire, read again: lines may be folded and characters encoded there, so that plain search finds nothing. */
final class WrittenMail {
    private WrittenMail() {}

    /** To whom it goes and all that it says. */
    static String text(InputStream wire) throws IOException {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), wire);
            var recipients = message.getAllRecipients();
            return (recipients == null ? "" : Arrays.toString(recipients)) + "\n" + message.getSubject() + "\n"
                    + content(message);
        } catch (MessagingException e) {
            throw new IOException("not a mail of ours", e);
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return String.valueOf(part.getContent());
        }
        var text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            text.append(content(parts.getBodyPart(i))).append('\n');
        }
        return text.toString();
    }
}
