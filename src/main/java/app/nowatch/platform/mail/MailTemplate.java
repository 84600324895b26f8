package app.nowatch.platform.mail;

import java.util.Map;
import java.util.Optional;

/** Writes one kind of mail at the moment it is sent. */
public interface MailTemplate {
    /** The name under which it is queued, such as {@code password-code}. */
    String kind();

    /** The mail, or empty when there is nothing to send any more. */
    Optional<Mail> write(String recipient, Map<String, String> parameters);

    /** Subject and plain text; paragraphs are parted by an empty line. The HTML form is made from the text. */
    record Mail(String subject, String text) {
        public Mail {
            if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a subject is one line");
            }
        }
    }
}
