package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is removed with an address, and what must not be. */
class OutboxTest {
    private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");

    private final Outbox outbox = Outbox.in(TemporaryFolders.create());
    private int number;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(outbox.folder());
    }

    private Path mail(String name, String recipient, String text) throws IOException {
        return Files.writeString(
                outbox.folder().resolve(name + number++ + ".eml"),
                "To: " + recipient + "\r\nSubject: a mail\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "ann@example.org, nothing, true",
        "ANN@Example.org, nothing, true",
        "someone@example.net, It is from ann@example.org., true",
        "someone@example.net, (ann@example.org), true",
        "joann@example.org, nothing, false",
        "mary.ann@example.org, nothing, false",
        "ann@example.org.nz, nothing, false",
        "ann@example.organic, nothing, false",
        "someone@example.net, nothing, false"
    })
    void onlyTheWholeAddressCounts(String recipient, String text, boolean gone) throws IOException {
        var mail = mail("20260101T000000.000Z-code-", recipient, text);
        outbox.forget("ann@example.org", LATER);
        assertThat(Files.notExists(mail)).isEqualTo(gone);
    }

    /** Also a file that nobody can read keeps nobody from going. */
    @Test
    void whatCannotBeReadAndWhatIsNewerStays() throws IOException {
        var broken = Files.writeString(
                outbox.folder().resolve("20260101T000000.000Z-broken.eml"),
                "To: x@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--c\r\nann@exam");
        var unfinished = mail(".20260101T000000.000Z-code-", "ann@example.org", "");
        var newer = mail("20260103T000000.000Z-receipt-", "ann@example.org", "");
        var others = Files.writeString(outbox.folder().resolve("mine.eml"), "To: ann@example.org\r\n\r\n");
        var meant = mail("20260101T000000.000Z-code-", "ann@example.org", "");
        outbox.forget("ann@example.org", LATER);
        assertThat(meant).doesNotExist();
        assertThat(broken).exists();
        assertThat(unfinished).exists();
        assertThat(newer).exists();
        assertThat(others).exists();
    }
}
