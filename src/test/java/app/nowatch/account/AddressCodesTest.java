package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.security.KeyRing;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How long a code holds, that there is one for each address, and what is left of it where none is demanded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressCodesTest {
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

    private String codeFor(String email) {
        return server.room().confirmation().codeFor(email).orElseThrow();
    }

    private void tryWrongly(String email, String code, int times) {
        for (int i = 0; i < times; i++) {
            confirming.confirm(email, Confirming.wrong(code)).expect(401);
        }
    }

    @Test
    void aCodeHoldsForTenTries() {
        var email = server.newPerson().email();
        var code = confirming.mailedCode(email);
        tryWrongly(email, code, 9);
        confirming.confirm(email, code).expect(201);

        var other = server.newPerson().email();
        var used = confirming.mailedCode(other);
        tryWrongly(other, used, 10);
        confirming.confirm(other, used).expect(401);
        confirming.resend(other).expect(201);
        confirming.confirm(other, used).expect(401);
        confirming.confirm(other, confirming.mailedCode(other)).expect(201);
    }

    @Test
    void aCodeHoldsForSevenDays() {
        var inTime = server.newPerson().email();
        var code = confirming.mailedCode(inTime);
        server.clock().advance(Duration.ofDays(7).minusMinutes(5));
        confirming.confirm(inTime, code).expect(201);

        var late = server.newPerson().email();
        var stale = confirming.mailedCode(late);
        server.clock().advance(Duration.ofDays(7).plusSeconds(1));
        confirming.confirm(late, stale).expect(401);
        confirming.confirm(late, confirming.mailedCode(late)).expect(201);
    }

    @Test
    void allMailsToAnAddressCarryOneCode() {
        var email = server.newAddress();
        var ofAnInvite = codeFor(email);
        Registrant.register(server, email);
        assertThat(confirming.mailedCode(email)).isEqualTo(ofAnInvite).matches("\\d{8}");
        tryWrongly(email, ofAnInvite, 3);
        server.clock().advance(Duration.ofDays(5));
        confirming.resend(email).expect(201);
        assertThat(confirming.mailedCode(email)).isEqualTo(ofAnInvite);
        assertThat(codeFor(email)).isEqualTo(ofAnInvite);
        assertThat(confirming.rows(email)).containsExactly("7");

        server.clock().advance(Duration.ofDays(1).plusMinutes(1));
        var next = codeFor(email);
        assertThat(next).as("less than a day was left").isNotEqualTo(ofAnInvite);
        confirming.confirm(email, ofAnInvite).expect(401);
        confirming.confirm(email, next).expect(201);
    }

    @Test
    void aCodeForAnAddressWithoutAnAccountConfirmsOneThatIsRegisteredLater() {
        var email = server.newAddress();
        var code = codeFor(email);
        confirming.confirm(email, code).expect(401);
        var member = Registrant.register(server, email);
        assertThat(confirming.isMissing(member)).isTrue();
        confirming.confirm(email, code).expect(201);
        assertThat(confirming.isMissing(member)).isFalse();
    }

    @Test
    void whatHasRunOutIsRemoved() {
        var stale = server.newAddress();
        codeFor(stale);
        server.clock().advance(Duration.ofDays(3));
        var living = server.newAddress();
        codeFor(living);
        server.clock().advance(Duration.ofDays(4).plusSeconds(1));
        server.room().expiry().run(server.clock().instant());
        assertThat(confirming.rows(stale)).isEmpty();
        assertThat(confirming.rows(living)).hasSize(1);
    }

    @Test
    void whereNothingIsDemandedNothingIsMissingOrSent() {
        try (var open = AccountServer.start(Map.of("auth.confirm-address", "off"))) {
            var there = new Confirming(open);
            var member = open.newPerson();
            assertThat(there.isMissing(member)).isFalse();
            assertThat(open.room().confirmation().codeFor(member.email())).isEmpty();
            there.resend(member.email()).expect(201);
            assertThat(there.rows(member.email())).isEmpty();
            assertThat(open.stored().query("SELECT kind FROM mail")).isEmpty();
            there.confirm(member.email(), "12345678").expect(401);
            there.confirm(member.email(), codeOfAnotherDay(open, member.email()))
                    .expect(201);
            assertThat(open.stored().queryOne("SELECT email_confirmed IS NULL FROM account"))
                    .isEqualTo("f");
        }
    }

    /** The code that a mail carried while confirming was demanded on the same server. */
    private static String codeOfAnotherDay(AccountServer open, String email) {
        var database = open.database();
        var clock = open.clock();
        var keys = KeyRing.open(database, clock, new SecureRandom());
        return new AddressConfirmation(
                        true,
                        database,
                        MailedCodes.forAddresses(keys),
                        new MailTable(open.stored()),
                        new Limits(clock, database.dataSource()),
                        Ids.secure(clock),
                        clock)
                .codeFor(email)
                .orElseThrow();
    }
}
