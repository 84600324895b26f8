package app.nowatch.platform.mail;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of mails as files. When one was written stands in its name; files of other names are somebody else's. */
record Outbox(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("\\.?(\\d{8}T\\d{6}\\.\\d{3}Z)-.+\\.eml");

    static Outbox in(Path dataFolder) {
        return new Outbox(dataFolder.resolve("outbox"));
    }

    static String nameOf(OutgoingMail mail, Instant written) {
        return TIME.format(written) + "-" + mail.kind() + "-" + mail.id() + ".eml";
    }

    /** Removes the mails that were written before that moment, and answers how many. */
    int removeWrittenBefore(Instant moment) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int removed = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (wasWrittenBefore(file.getFileName().toString(), moment) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    /**
     * Removes the mails that were written before that moment and go to an address or mention it, as far as they can be read; what is
     * unfinished is somebody's who is just writing it, or goes when it is old.
     */
    void forget(String address, Instant moment) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var whole = whole(address);
        try (var files = Files.newDirectoryStream(folder, "[0-9]*.eml")) {
            for (var file : files) {
                if (wasWrittenBefore(file.getFileName().toString(), moment)) {
                    forget(file, whole);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("mails in {} may still name somebody who is gone", folder.getFileName(), e);
        }
    }

    /** The address by itself, and not as a part of another one. */
    private static Pattern whole(String address) {
        return Pattern.compile(
                "(?<![A-Za-z0-9._%+-])" + Pattern.quote(address) + "(?!\\.?[A-Za-z0-9-])", Pattern.CASE_INSENSITIVE);
    }

    private static void forget(Path file, Pattern address) {
        try {
            if (names(file, address)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read, and may name somebody who is gone", file.getFileName(), e);
        }
    }

    private static boolean names(Path file, Pattern address) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return address.matcher(WrittenMail.text(bytes)).find();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean wasWrittenBefore(String name, Instant moment) {
        var matcher = NAME.matcher(name);
        try {
            return matcher.matches()
                    && TIME.parse(matcher.group(1), Instant::from).isBefore(moment);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
