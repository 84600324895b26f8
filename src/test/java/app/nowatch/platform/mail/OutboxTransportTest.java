package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OutboxTransportTest {
    private static final UUID ID = UUID.fromString("01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a33");
    private static final String FILE = "20261123T120000.123Z-greeting-" + ID + ".eml";

    @TempDir
    private Path data;

    private void send(String recipient) throws MessagingException, IOException {
        var settings = new MailSettings("", 587, "", "", MailSettings.Security.STARTTLS, "", Duration.ofDays(30));
        var clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00.123Z"), ZoneOffset.UTC);
        MailTransport.of(settings, data, clock)
                .send(new OutgoingMail(ID, "greeting", recipient, new MailTemplate.Mail("Hello", "Hello Noor")));
    }

    @Test
    void aMailIsAFileThatOnlyItsOwnerCanRead() throws MessagingException, IOException {
        send("noor@example.org");

        var outbox = data.resolve("outbox");
        try (var files = Files.list(outbox)) {
            assertThat(files).containsExactly(outbox.resolve(FILE));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outbox)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outbox.resolve(FILE))))
                .isEqualTo("rw-------");
        try (var file = Files.newInputStream(outbox.resolve(FILE))) {
            var message = new MimeMessage(Session.getInstance(new Properties()), file);
            assertThat(message.getSubject()).isEqualTo("Hello");
            assertThat(message.getMessageID()).isEqualTo("<" + ID + "@localhost>");
        }
    }

    @Test
    void aFolderThatIsOpenToOthersIsClosed() throws MessagingException, IOException {
        var outbox = Files.createDirectory(data.resolve("outbox"));
        Files.setPosixFilePermissions(outbox, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(outbox.resolve("." + FILE), "left by a crash");

        send("noor@example.org");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outbox)))
                .isEqualTo("rwx------");
        try (var files = Files.list(outbox)) {
            assertThat(files).containsExactly(outbox.resolve(FILE));
        }
    }

    @Test
    void theLogNamesTheFileAndNotThePerson() throws MessagingException, IOException {
        var logger = (Logger) LoggerFactory.getLogger(OutboxTransport.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            send("noor@example.org");
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("mail written to outbox/" + FILE);
    }

    @Test
    void aMailThatCannotBeWrittenLeavesNoFile() {
        assertThatThrownBy(() -> send("nobody\nBcc: noor@example.org")).isInstanceOf(AddressException.class);

        assertThat(data).isEmptyDirectory();
    }
}
