package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpTransportTest {
    private static final Map<String, String> FRIENDLY = Map.of(
            "EHLO", "250 hello",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go on",
            ".", "250 it is ours",
            "QUIT", "221 bye");

    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeAll
    void start() {
        greenMail.start();
        greenMail.setUser("mailer@example.org", "mailer", "right");
    }

    @AfterAll
    void stop() {
        greenMail.stop();
    }

    private static void send(int port, String user, String password, MailSettings.Security security)
            throws MessagingException {
        var settings = new MailSettings(
                "127.0.0.1", port, user, password, security, "no-reply@example.org", Duration.ofDays(30));
        new SmtpTransport(settings, Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC))
                .send(new OutgoingMail(
                        UUID.randomUUID(), "greeting", "noor@example.org", new MailTemplate.Mail("Hello", "Hello")));
    }

    private static String reasonOf(int port, String user, String password, MailSettings.Security security) {
        return FailureReason.of(
                catchThrowableOfType(MessagingException.class, () -> send(port, user, password, security)));
    }

    private static String reasonOf(Map<String, String> script) throws IOException {
        try (var server = new ScriptedSmtpServer(script)) {
            return reasonOf(server.port(), "", "", MailSettings.Security.NONE);
        }
    }

    private static Map<String, String> friendlyBut(String command, String answer) {
        var script = new HashMap<>(FRIENDLY);
        script.put(command, answer);
        return script;
    }

    @Test
    void logsInWhereAUserIsSet() throws MessagingException {
        send(greenMail.getSmtp().getPort(), "mailer", "right", MailSettings.Security.NONE);

        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aRefusedLoginIsTold() {
        assertThat(reasonOf(greenMail.getSmtp().getPort(), "mailer", "wrong", MailSettings.Security.NONE))
                .isEqualTo("AuthenticationFailedException: the mail server refused the login");
    }

    @Test
    void nothingGoesInTheClearWhereStarttlsIsAsked() throws IOException {
        try (var server = new ScriptedSmtpServer(FRIENDLY)) {
            assertThat(reasonOf(server.port(), "mailer", "right", MailSettings.Security.STARTTLS))
                    .startsWith("MessagingException");
            assertThat(server.commands()).allMatch(line -> line.startsWith("EHLO") || line.equals("QUIT"));
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() {
        assertThat(reasonOf(greenMail.getSmtps().getPort(), "mailer", "right", MailSettings.Security.TLS))
                .endsWith("the connection to the mail server is not secure");
    }

    @Test
    void refusalsAreToldByTheirCodeAndWithoutTheAddressInThem() throws IOException {
        assertThat(reasonOf(friendlyBut("RCPT", "550 5.1.1 <noor@example.org> unknown")))
                .isEqualTo("SendFailedException: the mail server answered 550");
        assertThat(reasonOf(friendlyBut("MAIL", "451 try later, no-reply@example.org")))
                .isEqualTo("SMTPSendFailedException: the mail server answered 451");
        assertThat(reasonOf(friendlyBut(".", "554 noor@example.org does not like it")))
                .isEqualTo("SMTPSendFailedException: the mail server answered 554");
    }

    @Test
    void aServerThatHangsUpBeforeItTookTheMailIsAFailure() throws IOException {
        var script = new HashMap<>(FRIENDLY);
        script.remove(".");

        assertThat(reasonOf(script)).doesNotContain("example.org");
    }

    @Test
    void aServerThatHangsUpAfterItTookTheMailIsNone() throws MessagingException, IOException {
        var script = new HashMap<>(FRIENDLY);
        script.remove("QUIT");
        try (var server = new ScriptedSmtpServer(script)) {
            send(server.port(), "", "", MailSettings.Security.NONE);

            assertThat(server.commands()).contains(".");
        }
    }
}
