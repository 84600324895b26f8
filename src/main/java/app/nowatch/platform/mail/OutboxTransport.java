package app.nowatch.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes mails as files that a mail program opens, where no SMTP server is set. Only the server's own user can read them. */
final class OutboxTransport implements MailTransport {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxTransport.class);

    private final MailSettings settings;
    private final Path folder;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    OutboxTransport(MailSettings settings, Outbox outbox, Clock clock) {
        this.settings = settings;
        this.folder = outbox.folder();
        this.clock = clock;
    }

    @Override
    public void send(OutgoingMail mail) throws MessagingException, IOException {
        var now = clock.instant();
        var message = new MailMessage(session, settings.sender(), mail, now);
        var name = Outbox.nameOf(mail, now);
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        write(message, folder.resolve(name));
        LOG.info("mail written to {}/{}", folder.getFileName(), name);
    }

    /** Nobody sees half a mail: it gets its name when it is whole. */
    private void write(MailMessage message, Path file) throws MessagingException, IOException {
        var unfinished = folder.resolve("." + file.getFileName());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(unfinished);
        try (var channel =
                FileChannel.open(unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            message.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
