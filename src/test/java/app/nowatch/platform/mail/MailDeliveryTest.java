package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.nowatch.SettableClock;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestDatabase;
import app.nowatch.platform.Ids;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.jobs.Jobs;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Greets by name; {@code too late} has nothing to say any more, {@code broken} cannot be written. */
    private record Greeting() implements MailTemplate {
        @Override
        public String kind() {
            return "greeting";
        }

        @Override
        public Optional<Mail> write(String recipient, Map<String, String> parameters) {
            var name = parameters.getOrDefault("name", "");
            if (name.equals("broken")) {
                throw new IllegalStateException("cannot greet " + recipient);
            }
            return name.equals("too late")
                    ? Optional.empty()
                    : Optional.of(new Mail("Hello " + name, "Hello " + name + ",\n\nhow are you?"));
        }
    }

    private final SettableClock clock = new SettableClock();
    private final JobQueue queue = new JobQueue();
    private final MailQueue mails = new MailQueue(queue, Ids.secure(clock), clock, TemporaryFolders.create());
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private int port;
    private TestDatabase postgres;
    private Database database;

    @BeforeEach
    void start() {
        smtp.start();
        port = smtp.getSmtp().getPort();
        postgres = TestDatabase.create();
        database = Database.open(postgres.settings(), metrics);
    }

    @AfterEach
    void stop() {
        database.close();
        postgres.close();
        smtp.stop();
    }

    private Jobs jobs(MeterRegistry registry) {
        var settings = new MailSettings(
                "127.0.0.1", port, "", "", MailSettings.Security.NONE, "no-reply@example.org", Duration.ofDays(30));
        var delivery =
                new MailDelivery(settings, Path.of("unused"), database, List.of(new Greeting()), clock, registry);
        return new Jobs(database, clock, queue, List.of(delivery), List.of());
    }

    private Jobs jobs() {
        return jobs(metrics);
    }

    private void post(String kind, String recipient, String name) {
        database.useTransaction(
                transaction -> mails.post(transaction, Optional.empty(), kind, recipient, Map.of("name", name)));
    }

    private void awaitEverythingDone() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postgres.query("SELECT task_instance FROM scheduled_tasks"))
                        .isEmpty());
    }

    private void awaitMail(String expression, String value) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postgres.query("SELECT " + expression + " FROM mail"))
                        .containsExactly(value));
        // The next try is planned by the clock, so it must be planned before anybody moves that.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(postgres.query("SELECT task_instance FROM scheduled_tasks WHERE picked"))
                                .isEmpty());
    }

    private List<String> receivedSubjects() {
        return Arrays.stream(smtp.getReceivedMessages())
                .map(MailDeliveryTest::subject)
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private double sent() {
        return metrics.get("mail.sent").counter().count();
    }

    private double failed() {
        return metrics.get("mail.failed").gauge().value();
    }

    @Test
    void aMailIsSentOnceAndForgotten() {
        try (var jobs = jobs()) {
            jobs.start();
            post("greeting", "noor@example.org", "Noor");
            awaitEverythingDone();
        }

        assertThat(receivedSubjects()).containsExactly("Hello Noor");
        assertThat(postgres.query("SELECT id FROM mail")).isEmpty();
        assertThat(sent()).isEqualTo(1);
        assertThat(failed()).isZero();
    }

    @Test
    void aMailOfATransactionThatIsUndoneNeverGoes() {
        try (var jobs = jobs()) {
            jobs.start();
            assertThatThrownBy(() -> database.useTransaction(transaction -> {
                        mails.post(
                                transaction, Optional.empty(), "greeting", "noor@example.org", Map.of("name", "Noor"));
                        throw new IllegalStateException("undo");
                    }))
                    .hasMessage("undo");
            post("greeting", "milan@example.org", "Milan");
            awaitEverythingDone();
        }

        assertThat(receivedSubjects()).containsExactly("Hello Milan");
    }

    @Test
    void aMailThatCannotGoIsTriedThreeTimesAndThenShown() {
        smtp.stop();
        try (var jobs = jobs()) {
            jobs.start();
            post("greeting", "noor@example.org", "Noor");

            awaitMail("attempts || status", "1PENDING");
            assertThat(failed()).isZero();
            clock.advance(Duration.ofMinutes(1));
            awaitMail("attempts || status", "2PENDING");
            clock.advance(Duration.ofMinutes(15));
            awaitMail("attempts || status", "3FAILED");
            awaitEverythingDone();
        }

        assertThat(postgres.queryOne("SELECT last_error FROM mail"))
                .isEqualTo("MailConnectException: the mail server cannot be reached");
        assertThat(sent()).isZero();
        assertThat(failed()).isEqualTo(1);
    }

    @Test
    void aMailGoesWhenTheServerIsBack() {
        smtp.stop();
        try (var jobs = jobs()) {
            jobs.start();
            post("greeting", "noor@example.org", "Noor");
            awaitMail("attempts", "1");
            smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            smtp.start();
            clock.advance(Duration.ofMinutes(1));
            awaitEverythingDone();
        }

        assertThat(receivedSubjects()).containsExactly("Hello Noor");
        assertThat(postgres.query("SELECT id FROM mail")).isEmpty();
    }

    @Test
    void aTemplateWithNothingToSaySendsNothing() {
        try (var jobs = jobs()) {
            jobs.start();
            post("greeting", "noor@example.org", "too late");
            awaitEverythingDone();
        }

        assertThat(receivedSubjects()).isEmpty();
        assertThat(postgres.query("SELECT id FROM mail")).isEmpty();
        assertThat(sent()).isZero();
    }

    @Test
    void aMailOfAKindThatNobodyWritesIsShownAtOnce() {
        try (var jobs = jobs()) {
            jobs.start();
            post("farewell", "noor@example.org", "Noor");
            awaitEverythingDone();
        }

        assertThat(postgres.query("SELECT attempts || status || ': ' || last_error FROM mail"))
                .containsExactly("1FAILED: there is no mail of this kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noor@example.org\r\nBcc: milan@example.org", "nobody"})
    void aRecipientThatIsNoneFailsWithoutBeingQuoted(String recipient) {
        assertFails(recipient, "Noor", "AddressException: this is not one plain mail address");
    }

    @Test
    void aSubjectOfTwoLinesFails() {
        assertFails("noor@example.org", "Noor\r\nBcc: milan@example.org", "IllegalArgumentException");
    }

    @Test
    void aTemplateThatThrowsFailsWithoutItsWords() {
        assertFails("noor@example.org", "broken", "IllegalStateException");
    }

    private void assertFails(String recipient, String name, String error) {
        try (var jobs = jobs()) {
            jobs.start();
            post("greeting", recipient, name);
            awaitMail("attempts", "1");
        }

        assertThat(postgres.queryOne("SELECT last_error FROM mail")).isEqualTo(error);
        assertThat(receivedSubjects()).isEmpty();
    }

    @Test
    void twoNodesSendEachMailOnce() {
        try (var here = jobs();
                var there = jobs(new SimpleMeterRegistry())) {
            here.start();
            there.start();
            for (int i = 0; i < 20; i++) {
                post("greeting", "noor@example.org", "number " + i);
            }
            awaitEverythingDone();
        }

        assertThat(receivedSubjects()).hasSize(20).doesNotHaveDuplicates();
        assertThat(postgres.query("SELECT id FROM mail")).isEmpty();
    }

    @Test
    void erasingAPersonWithdrawsTheirMails() {
        var noor = UUID.randomUUID();
        var milan = UUID.randomUUID();
        database.useTransaction(transaction -> {
            mails.post(transaction, Optional.of(noor), "greeting", "noor@example.org", Map.of("name", "Noor"));
            mails.post(transaction, Optional.of(noor), "farewell", "noor@example.org", Map.of());
            mails.post(transaction, Optional.of(milan), "greeting", "milan@example.org", Map.of("name", "Milan"));
        });

        assertThat(database.<Long>inTransaction(transaction -> mails.erase(transaction, noor)))
                .isEqualTo(2);
        try (var jobs = jobs()) {
            jobs.start();
            awaitEverythingDone();
        }

        assertThat(receivedSubjects()).containsExactly("Hello Milan");
        assertThat(mails.tables()).containsExactly("mail");
    }

    @Test
    void withdrawingAnAddressRemovesEverySpellingOfItAndNobodyElses() {
        for (var recipient : List.of("noor@example.org", "Noor@Example.org", "milan@example.org")) {
            post("greeting", recipient, "Noor");
        }
        postgres.execute("UPDATE mail SET status = 'FAILED' WHERE recipient = 'noor@example.org'");

        assertThat(database.<Long>inTransaction(transaction -> mails.withdraw(transaction, "NOOR@example.org")))
                .isEqualTo(2);
        assertThat(postgres.query("SELECT recipient FROM mail")).containsExactly("milan@example.org");
    }

    @Test
    void whatIsStoredAreParametersAndNoText() {
        post("greeting", "noor@example.org", "Noor");

        assertThat(postgres.queryOne("SELECT parameters FROM mail")).isEqualTo("{\"name\": \"Noor\"}");
        assertThat(postgres.queryOne("SELECT mail::text FROM mail")).doesNotContain("how are you");
    }

    @Test
    void twoTemplatesOfOneKindAreAMistake() {
        var twice = List.of(new Greeting(), new Greeting());

        assertThatThrownBy(() -> new MailDelivery(mail -> {}, database, twice, clock, metrics, MailDelivery.PAUSES))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
