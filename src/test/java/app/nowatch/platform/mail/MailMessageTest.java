package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailMessageTest {
    private static final UUID ID = UUID.fromString("01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a33");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Session SESSION = Session.getInstance(new Properties());

    private static MailMessage message(String recipient, String subject, String text) throws MessagingException {
        var sender = new InternetAddress("NOWATCH <no-reply@example.org>", true);
        var outgoing = new OutgoingMail(ID, "greeting", recipient, new MailTemplate.Mail(subject, text));
        return new MailMessage(SESSION, sender, outgoing, NOON);
    }

    private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    @Test
    void hasItsHeaders() throws MessagingException, IOException {
        var read = new MimeMessage(
                SESSION, new ByteArrayInputStream(bytes(message("noor@example.org", "Grüße, 你好 😀", "Hallo"))));

        assertThat(read.getSubject()).isEqualTo("Grüße, 你好 😀");
        assertThat(read.getFrom()).containsExactly(new InternetAddress("NOWATCH <no-reply@example.org>"));
        assertThat(read.getAllRecipients()).containsExactly(new InternetAddress("noor@example.org"));
        assertThat(read.getSentDate().toInstant()).isEqualTo(NOON);
        assertThat(read.getMessageID()).isEqualTo("<" + ID + "@example.org>");
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(read.getHeader("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void hasTextAndHtmlAndOnlySevenBits() throws MessagingException, IOException {
        var bytes = bytes(message("noor@example.org", "Grüße", "Grüße an dich\n\n你好 <😀>"));
        var parts = (MimeMultipart) new MimeMessage(SESSION, new ByteArrayInputStream(bytes)).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString().lines())
                .containsExactly("Grüße an dich", "", "你好 <😀>");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>你好 &lt;😀&gt;</p>");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).chars()).allMatch(character -> character < 128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noor@example.org\r\nBcc: milan@example.org",
                "noor@example.org\nBcc: milan@example.org",
                "noor@example.org\n",
                "noor@example.org, milan@example.org",
                "Noor <noor@example.org>",
                "<noor@example.org>",
                "noor",
                "",
                "@example.org",
                "noor@example.org (a comment)",
                "friends: noor@example.org;",
            })
    void onlyOnePlainAddressIsARecipient(String recipient) {
        assertThatThrownBy(() -> message(recipient, "Subject", "Text")).isInstanceOf(AddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: milan@example.org", "Hello\nthere", "Hello\rthere", "a\u0000b", " ", ""})
    void aSubjectIsOneLine(String subject) {
        assertThatThrownBy(() -> new MailTemplate.Mail(subject, "Text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTextCannotEndTheMailOrBeginAHeader() throws MessagingException, IOException {
        var text = "Bcc: milan@example.org\n\n.\nQUIT\n--boundary";
        var bytes = bytes(message("noor@example.org", "Subject", text));
        var read = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));

        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(((MimeMultipart) read.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString()
                        .lines())
                .containsExactlyElementsOf(text.lines().toList());
    }
}
