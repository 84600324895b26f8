package app.nowatch.platform.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The folder of mails as files. When one was written stands in its name; files of other names are somebody else's. */
record Outbox(Path folder) {
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

    /** The mails that go to an address or mention it. */
    List<Path> naming(String address) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var naming = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder, "*.eml")) {
            for (var file : files) {
                if (NAME.matcher(file.getFileName().toString()).matches() && names(file, address)) {
                    naming.add(file);
                }
            }
        }
        return naming;
    }

    private static boolean names(Path file, String address) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return WrittenMail.text(bytes).toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
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
