package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mails of invites and requests: who asks, since when, how to answer; and when there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingMailTest {
    private static final String SINCE = "2024-06-01T00:00:00.000Z";

    private static final Pattern TITLE = Pattern.compile("<title>(.*)</title>");
    private static final String UNPROVEN = "has not shown";

    private TestServer server;
    private Outbox outbox;
    private Someone sender;

    @BeforeAll
    void start() {
        server = TestServer.start();
        outbox = Outbox.of(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void register() {
        server.clock().advance(Duration.ofSeconds(5));
        sender = Someone.insert(server);
    }

    /** Until no mail is on its way. */
    private void waitForAllSent() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                server.database().queryOne("SELECT count(*) FROM mail WHERE status = 'PENDING'"))
                        .isEqualTo("0"));
    }

    private static String title(Outbox.Mail mail) {
        var matcher = TITLE.matcher(mail.html());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static void assertTells(Outbox.Mail mail, String asker) {
        assertThat(mail.subject()).contains(asker).doesNotContain("{", "}", "null");
        assertThat(title(mail)).isEqualTo(mail.subject());
        for (var form : List.of(mail.text(), mail.html())) {
            assertThat(form).contains(asker, "2024").containsPattern("June|-06-");
            assertThat(form.toLowerCase(Locale.ROOT)).contains("accept");
            assertThat(form).doesNotContain("null", "uid_");
        }
        assertThat(mail.html().toLowerCase(Locale.ROOT)).contains("<html", "</html>");
        assertThat(mail.text()).doesNotContain("<html", "{", "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "request"})
    void aMailTellsWhoAsksSinceWhenAndHowToAnswer(String kind) {
        var known = Someone.insert(server);
        var unknown = Someone.newAddress();
        sender.propose(kind, known.email(), SINCE).expect(201);
        sender.propose(kind, unknown, SINCE).expect(201);
        for (var address : List.of(known.email(), unknown)) {
            var mails = outbox.await(address, 1);
            assertTells(mails.getFirst(), sender.email());
        }
        waitForAllSent();
        var toKnown = outbox.to(known.email());
        var toUnknown = outbox.to(unknown);
        assertThat(toKnown).hasSize(1);
        assertThat(toUnknown).hasSize(1);
        assertThat(toKnown.getFirst().text()).doesNotContain(unknown);
        assertThat(toUnknown.getFirst().text()).doesNotContain(known.email());
    }

    @Test
    void anInviteAndARequestAreToldApart() {
        var one = Someone.newAddress();
        var other = Someone.newAddress();
        sender.propose("invite", one, SINCE).expect(201);
        sender.propose("request", other, SINCE).expect(201);
        assertThat(outbox.await(one, 1).getFirst().subject())
                .isNotEqualTo(outbox.await(other, 1).getFirst().subject());
    }

    @Test
    void aResentInviteIsASecondMail() {
        var address = Someone.newAddress();
        sender.propose("invite", address, SINCE).expect(201);
        outbox.await(address, 1);
        sender.name("PUT", "/v1/sharing/invite/resend", address).expect(429);
        server.clock().advance(Duration.ofSeconds(61));
        sender.name("PUT", "/v1/sharing/invite/resend", address).expectNothing(200);
        assertTells(outbox.await(address, 2).getLast(), sender.email());
        waitForAllSent();
        assertThat(outbox.to(address)).hasSize(2);
    }

    /** Where nobody confirms an address, there is nothing to say about it. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void anAskerWhoseAddressIsNotConfirmedIsToldApart(String confirmation) {
        try (var other = TestServer.start(Map.of("auth.confirm-address", confirmation))) {
            var confirmed = Someone.insert(other);
            other.database()
                    .execute("UPDATE account SET email_confirmed = now() WHERE email = '" + confirmed.email() + "'");
            var fromConfirmed = requestOf(confirmed, Outbox.of(other));
            assertTells(fromConfirmed, confirmed.email());
            assertThat(fromConfirmed.text() + fromConfirmed.html()).doesNotContain(UNPROVEN);
            var asker = Someone.insert(other);
            var mail = requestOf(asker, Outbox.of(other));
            assertTells(mail, asker.email());
            assertThat(mail.text().contains(UNPROVEN)).isEqualTo(confirmation.equals("on"));
            assertThat(mail.html().contains(UNPROVEN)).isEqualTo(confirmation.equals("on"));
        }
    }

    private static Outbox.Mail requestOf(Someone asker, Outbox mails) {
        var address = Someone.newAddress();
        asker.propose("request", address, SINCE).expect(201);
        return mails.await(address, 1).getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "request"})
    void aRejectSendsNothing(String kind) {
        var addressee = Someone.insert(server);
        sender.propose(kind, addressee.email(), SINCE).expect(201);
        outbox.await(addressee.email(), 1);
        waitForAllSent();
        int before = outbox.to(sender.email()).size();
        addressee
                .name("POST", "/v1/sharing/" + kind + "/reject", sender.email())
                .expectNothing(201);
        waitForAllSent();
        assertThat(outbox.to(sender.email())).hasSize(before);
        assertThat(outbox.to(addressee.email())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "request"})
    void whatIsRefusedSendsNothing(String kind) {
        var address = Someone.newAddress();
        sender.propose(kind, address, SINCE).expect(201);
        outbox.await(address, 1);
        sender.propose(kind, address, SINCE).expect(409);
        sender.propose(kind, sender.email(), SINCE).expect(400);
        sender.propose(kind, address + " ", SINCE).expect(400);
        waitForAllSent();
        assertThat(outbox.to(address)).hasSize(1);
        assertThat(outbox.to(sender.email())).isEmpty();
    }

    /** Addresses may hold what HTML gives a meaning to, and names may hold anything. */
    @Test
    void anAskersOwnWordsDoNotBecomePartOfTheMail() {
        var asker = Someone.insert(server, "a&b'" + Someone.newAddress());
        asker.client()
                .put("/v1/user", "{\"first_name\":\"<a href=x>\",\"last_name\":\"you won\"}")
                .expect(200);
        var address = Someone.newAddress();
        asker.propose("invite", address, SINCE).expect(201);
        var mail = outbox.await(address, 1).getFirst();
        assertThat(mail.text()).contains(asker.email());
        assertThat(mail.subject()).contains(asker.email());
        assertThat(mail.html()).contains("a&amp;b").doesNotContain("a&b", "<a href=x>");
        assertThat(title(mail)).contains("a&amp;b");
        assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("you won");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "request"})
    void oneAddressGetsTenADayFromOnePerson(String kind) {
        for (var address : List.of(Someone.newAddress(), Someone.insert(server).email())) {
            for (int i = 0; i < 10; i++) {
                sender.propose(kind, address, SINCE).expect(201);
                sender.name("DELETE", "/v1/sharing/" + kind, address).expect(200);
            }
            var refused = sender.propose(kind, address.toUpperCase(Locale.ROOT), SINCE)
                    .expect(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(sender.client().get("/v1/sharing/" + kind + "s/sent").text())
                    .isEqualTo("[]");
        }
        sender.propose(kind, Someone.newAddress(), SINCE).expect(201);
    }
}
