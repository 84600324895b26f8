package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who confirms an address, and what nobody learns by it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressConfirmationTest {
    private AccountServer server;
    private Confirming confirming;

    @BeforeAll
    void start() {
        server = AccountServer.start(Map.of("auth.confirm-address", "on"));
        confirming = new Confirming(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theCodeOfTheRegistrationsMailConfirmsTheAddress() {
        var member = server.newPerson();
        assertThat(confirming.isMissing(member)).isTrue();
        assertThat(confirming.mails(member.email(), true)).isEqualTo("1");
        var code = confirming.mailedCode(member.email());

        confirming.confirm(member.email(), code).expect(201).contains("success").lacks(code, member.email());

        assertThat(confirming.isMissing(member)).isFalse();
        assertThat(confirming.rows(member.email())).isEmpty();
        assertThat(server.mailsTo(member.email()))
                .as("what still waits is not sent to a confirmed address")
                .isEmpty();
        assertThat(server.room().confirmation().codeFor(member.email())).isEmpty();
    }

    @Test
    void aRefusedRegistrationSendsNothing() {
        var member = server.newPerson();
        server.client()
                .post("/v1/auth/register", Registrant.registration(member.email(), Registrant.PASSWORD))
                .expect(400);
        assertThat(confirming.mails(member.email(), true)).isEqualTo("1");
        assertThat(confirming.mails(member.email(), false)).isEqualTo("0");
    }

    @Test
    void theAddressMayBeWrittenInAnyCase() {
        var member = server.newPerson();
        var code = confirming.mailedCode(member.email());
        confirming.confirm(member.email().toUpperCase(Locale.ROOT), code).expect(201);
        assertThat(confirming.isMissing(member)).isFalse();
    }

    @Test
    void aCodeIsUsedOnceAlsoAtOnce() throws Exception {
        var member = server.newPerson();
        var code = confirming.mailedCode(member.email());
        Callable<Integer> use = () -> confirming.confirm(member.email(), code).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(use, use, use)).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 401);
        }
    }

    @Test
    void everyWrongCodeIsRefusedInTheSameWords() {
        var member = server.newPerson();
        var code = confirming.mailedCode(member.email());
        var others = confirming.mailedCode(server.newPerson().email());
        var refusals = Stream.of(Confirming.wrong(code), others, code.substring(1), "x", "0" + code, " " + code)
                .map(wrong -> message(confirming.confirm(member.email(), wrong)));
        var strangers = message(confirming.confirm(server.newAddress(), code));
        assertThat(refusals).hasSize(6).containsOnly(strangers);
        assertThat(confirming.isMissing(member)).isTrue();
    }

    private static String message(Reply reply) {
        return reply.expect(401).json().get("message").toString();
    }

    @Test
    void aTryForAnUnknownAddressIsWrittenLikeAnother() {
        var member = server.newPerson();
        var stranger = server.newAddress();
        confirming.confirm(member.email(), "1").expect(401);
        confirming.confirm(stranger, "1").expect(401);
        assertThat(confirming.rows(stranger))
                .isEqualTo(confirming.rows(member.email()))
                .containsExactly("9");
    }

    @Test
    void resendingIsTheSameForEveryAddressAndReachesOnlyWhoMustConfirm() {
        var waiting = server.newPerson().email();
        var confirmed = server.newPerson().email();
        confirming.confirm(confirmed, confirming.mailedCode(confirmed)).expect(201);
        var stranger = server.newAddress();
        var answers = Stream.of(waiting, confirmed, stranger)
                .map(email -> confirming.resend(email).expect(201).lacks(email).bytes())
                .toList();
        assertThat(answers).containsOnly(answers.getFirst());
        for (var email : List.of(waiting, confirmed, stranger)) {
            assertThat(confirming.rows(email)).containsExactly("10");
            assertThat(confirming.mails(email, false)).isEqualTo("1");
        }
        assertThat(server.mailsTo(waiting)).hasSize(2);
        assertThat(server.mailsTo(confirmed)).isEmpty();
        assertThat(server.mailsTo(stranger)).isEmpty();
    }

    @Test
    void aNewPasswordByMailConfirmsTheAddress() {
        var email = server.newPerson().email();
        server.client()
                .post("/v1/auth/forgot_password", "{\"email\": \"" + email + "\"}")
                .expect(201);
        var mail = server.mailsTo(email).getLast();
        var code = mail.text().replaceAll("(?s).*\n(\\d{6})\n.*", "$1");
        server.client()
                .post("/v1/auth/confirm_new_password", """
                {"email": "%s", "verification_code": "%s", "new_password": "Evening-Walk-8"}""".formatted(email, code))
                .expect(201);
        assertThat(server.stored()
                        .queryOne("SELECT email_confirmed IS NULL FROM account WHERE email = '" + email + "'"))
                .isEqualTo("f");
        assertThat(confirming.rows(email)).isEmpty();
    }

    @Test
    void aDeletedAccountTakesItsCodeAndItsConfirmationAlong() {
        var member = server.newPerson();
        var code = confirming.mailedCode(member.email());
        confirming.resend(member.email()).expect(201);
        member.client().delete("/v1/user").expect(200);
        assertThat(confirming.rows(member.email())).isEmpty();
        assertThat(confirming.mails(member.email(), true)).isEqualTo("0");
        assertThat(confirming.mails(member.email(), false)).isEqualTo("0");

        var again = Registrant.register(server, member.email());
        assertThat(confirming.mailedCode(member.email())).isNotEqualTo(code);
        confirming
                .confirm(member.email(), confirming.mailedCode(member.email()))
                .expect(201);
        again.client().delete("/v1/user").expect(200);
        assertThat(confirming.isMissing(Registrant.register(server, member.email())))
                .isTrue();
    }

    @Test
    void whatIsMalformedIsRefusedAndCostsNoTry() {
        var email = server.newPerson().email();
        server.client()
                .post("/v1/auth/confirm_email", "{}")
                .expect(400)
                .contains("email: is required", "code: is required");
        server.client().post("/v1/auth/confirm_email/resend", "{}").expect(400).contains("email: is required");
        confirming.confirm("noor", "12345678").expect(400);
        confirming.resend("noor").expect(400);
        confirming.confirm(email, "").expect(400);
        confirming.confirm(email, "1".repeat(65)).expect(400);
        confirming.mailedCode(email);
        assertThat(confirming.rows(email)).containsExactly("10");
    }

    @Test
    void triesAndRequestsAreCountedForUnknownAddressesToo() {
        for (var email : List.of(server.newPerson().email(), server.newAddress())) {
            for (int i = 0; i < 5; i++) {
                confirming.resend(email).expect(201);
            }
            assertThat(confirming.resend(email).expect(429).header("Retry-After"))
                    .isNotEmpty();
            for (int i = 0; i < 20; i++) {
                confirming.confirm(email, "12345678").expect(401);
            }
            assertThat(confirming.confirm(email, "12345678").expect(429).header("Retry-After"))
                    .isNotEmpty();
        }
    }

    @Test
    void triesFromOneClientAreCountedWhomeverTheyAreFor() {
        var from = AccountServer.fromElsewhere();
        // While these go out, some tries come back.
        assertThat(Stream.generate(() -> confirming.confirm(server.newAddress(), "12345678", from))
                        .limit(300)
                        .map(Reply::status))
                .contains(429);
        confirming
                .confirm(server.newAddress(), "12345678", AccountServer.fromElsewhere())
                .expect(401);
    }

    @Test
    void noCodeAndNoAddressIsStoredWithIt() {
        var email = server.newPerson().email();
        var code = confirming.mailedCode(email);
        assertThat(server.stored().query("SELECT address_code::text FROM address_code"))
                .isNotEmpty()
                .noneMatch(row -> row.contains("," + code + ",") || row.contains(email));
        assertThat(server.stored().query("SELECT parameters::text FROM mail")).noneMatch(row -> row.contains(code));
    }
}
