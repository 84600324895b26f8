package app.nowatch.sharing;

import app.nowatch.TestServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.awaitility.Awaitility;

/** The mails that a server without SMTP has written. */
record Outbox(Path folder) {
    private static final Duration SENT = Duration.ofSeconds(30);

    /** One mail: both of its forms. */
    record Mail(String subject, String text, String html) {}

    static Outbox of(TestServer server) {
        return new Outbox(server.data().resolve("outbox"));
    }

    /** Waits for so many mails to an address, and answers them by the time they were written. */
    List<Mail> await(String address, int mails) {
        Awaitility.await().atMost(SENT).until(() -> to(address).size() >= mails);
        return to(address);
    }

    /** The mails to an address, in any case, that are there now. */
    List<Mail> to(String address) {
        var found = new ArrayList<Mail>();
        for (var file : files()) {
            try (var bytes = Files.newInputStream(file)) {
                var message = new MimeMessage(Session.getInstance(new Properties()), bytes);
                var recipients = message.getRecipients(Message.RecipientType.TO);
                if (recipients.length == 1
                        && recipients[0].toString().toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT))) {
                    found.add(read(message));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (MessagingException e) {
                throw new AssertionError(file.toString(), e);
            }
        }
        return found;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail read(MimeMessage message) throws MessagingException, IOException {
        var parts = (MimeMultipart) message.getContent();
        if (!parts.getContentType().startsWith("multipart/alternative")
                || parts.getCount() != 2
                || !parts.getBodyPart(0).isMimeType("text/plain")
                || !parts.getBodyPart(1).isMimeType("text/html")) {
            throw new AssertionError("a mail is text and the same as HTML: " + parts.getContentType());
        }
        return new Mail(message.getSubject(), (String) parts.getBodyPart(0).getContent(), (String)
                parts.getBodyPart(1).getContent());
    }
}
