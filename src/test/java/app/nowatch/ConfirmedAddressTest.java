package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who may answer for an address, where mails leave the server and where they do not. */
class ConfirmedAddressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("\\b\\d{8}\\b");

    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void start() {
        smtp.start();
        lines.start();
        logger().addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(lines);
        smtp.stop();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Server.class);
    }

    private Map<String, String> smtpSettings() {
        return Map.of(
                "mail.smtp-host", "127.0.0.1",
                "mail.smtp-port", String.valueOf(smtp.getSmtp().getPort()),
                "mail.smtp-security", "none",
                "mail.from", "no-reply@example.org");
    }

    private List<String> warnings() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Somebody who came over HTTP, and so got the mail. */
    private static Someone registered(TestServer server) {
        var email = Someone.newAddress();
        var client = People.register(server.client(), email);
        var id = client.get("/v1/user").expect(200).json().get("id").stringValue();
        return new Someone(client, email, id);
    }

    /** The code of the only mail with that subject to that address, once it has come. */
    private String received(String email, String subject) {
        var mail = await().atMost(PATIENCE)
                .until(() -> find(email, subject), found -> !found.isEmpty())
                .getFirst();
        var matcher = CODE.matcher(GreenMailUtil.getBody(mail));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private List<MimeMessage> find(String email, String subject) {
        return Arrays.stream(smtp.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0]
                                        .toString()
                                        .equals(email)
                                && mail.getSubject().contains(subject);
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void withSmtpOnlyAConfirmedAddressAnswers() {
        try (var server = TestServer.start(smtpSettings())) {
            assertThat(warnings()).isEmpty();
            var owner = Someone.register(server);
            var viewer = registered(server);
            owner.invite(viewer).expect(201);
            Supplier<Reply> accept = () -> viewer.name("POST", "/v1/sharing/invite/accept", owner.email());
            accept.get().expect(403).lacks(viewer.email());

            var code = received(viewer.email(), "Confirm your address");
            assertThat(received(viewer.email(), "wants to share")).isEqualTo(code);
            server.client()
                    .post(
                            "/v1/auth/confirm_email",
                            "{\"email\":\"%s\",\"code\":\"%s\"}".formatted(viewer.email(), code))
                    .expect(201);
            accept.get().expect(201);
        }
    }

    @Test
    void whileMailsGoToTheOutboxAWarningSaysThatAnybodyAnswers() {
        try (var server = TestServer.start()) {
            assertThat(warnings()).singleElement().asString().contains("not confirmed", "anybody can answer");
            var owner = Someone.register(server);
            var viewer = Someone.register(server);
            owner.invite(viewer).expect(201);
            viewer.name("POST", "/v1/sharing/invite/accept", owner.email()).expect(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void theOperatorHasTheLastWord(String value) {
        var settings = value.equals("on") ? Map.<String, String>of() : smtpSettings();
        var all = new HashMap<>(settings);
        all.put("auth.confirm-address", value);
        try (var server = TestServer.start(all)) {
            var isOn = value.equals("on");
            assertThat(warnings()).hasSize(isOn ? 0 : 1);
            var owner = Someone.register(server);
            var viewer = Someone.register(server);
            owner.invite(viewer).expect(201);
            viewer.name("POST", "/v1/sharing/invite/accept", owner.email()).expect(isOn ? 403 : 201);
        }
    }
}
