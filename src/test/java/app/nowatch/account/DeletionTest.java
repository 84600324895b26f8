package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletionTest {
    private AccountServer server;

    @BeforeAll
    void start() {
        server = AccountServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private record Elsewhere(String kind, long count) implements PersonalData {
        @Override
        public Set<String> tables() {
            return Set.of();
        }

        @Override
        public long erase(Transaction transaction, UUID userId) {
            if (count < 0) {
                throw new IllegalStateException("cannot be removed");
            }
            return count;
        }
    }

    /** Every table of this room, with how many rows it holds of the person. */
    private List<String> rowsOf(UUID id, String email) {
        return server.stored().query("""
                SELECT 'account' FROM account WHERE id = '%1$s'
                UNION ALL SELECT 'login' FROM login WHERE user_id = '%1$s'
                UNION ALL SELECT 'account_zone' FROM account_zone WHERE user_id = '%1$s'
                UNION ALL SELECT 'beta_access' FROM beta_access WHERE user_id = '%1$s'
                UNION ALL SELECT 'password_code' FROM password_code WHERE address_hash = sha256('%2$s')
                UNION ALL SELECT 'address_code' FROM address_code WHERE address_hash = sha256('%2$s')
                """.formatted(id, email));
    }

    @Test
    void nothingOfThePersonStaysAndAReceiptGoesOut() {
        var person = server.newPerson();
        var bystander = server.newPerson();
        var other = person.onAnotherDevice();
        var id = UserId.parse(person.id()).orElseThrow();
        person.client().post("/v1/user/beta_access", "").expect(201);
        person.client()
                .put("/v1/user/settings", "{\"settings\": {\"timezone\": \"UTC\"}}")
                .expect(200);
        server.client()
                .post("/v1/auth/forgot_password", "{\"email\": \"" + person.email() + "\"}")
                .expect(201);
        assertThat(rowsOf(id, person.email()))
                .containsExactlyInAnyOrder("account", "login", "login", "account_zone", "beta_access", "password_code");

        server.personalData().addFirst(new Elsewhere("days of measurements", 14));
        server.personalData().add(new Elsewhere("pictures", 0));
        person.client().delete("/v1/user").expect(200).contains("success");

        assertThat(rowsOf(id, person.email())).isEmpty();
        for (var device : List.of(person, other)) {
            assertThat(device.statusWith(device.access())).isEqualTo(401);
            device.refresh(device.refresh()).expect(401);
        }
        person.signIn(Registrant.PASSWORD).expect(401);
        person.client().delete("/v1/user").expect(401);
        assertThat(bystander.statusWith(bystander.access())).isEqualTo(200);
        assertThat(server.mailsTo(person.email())).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("account-deleted");
            assertThat(mail.text())
                    .contains(
                            "days of measurements: 14",
                            "logins: 2",
                            "time zones: 1",
                            "requests for early access: 1",
                            "accounts: 1")
                    .doesNotContain("pictures");
        });
        assertThat(server.stored().queryOne("SELECT count(user_id) FROM mail WHERE kind = 'account-deleted'"))
                .isEqualTo("0");
    }

    @Test
    void theAddressIsFreeAgain() {
        var person = server.newPerson();
        person.client().delete("/v1/user").expect(200);
        var again = Registrant.register(server, person.email());
        assertThat(again.statusWith(person.access())).isEqualTo(401);
        assertThat(again.statusWith(again.access())).isEqualTo(200);
    }

    @Test
    void whenOneRoomFailsEverythingStays() {
        var person = server.newPerson();
        var failing = new Elsewhere("what cannot be removed", -1);
        server.personalData().add(failing);
        try {
            person.client()
                    .sendUnchecked("DELETE", "/v1/user", new byte[0], "")
                    .expect(500)
                    .lacks("cannot be removed");
        } finally {
            server.personalData().remove(failing);
        }
        assertThat(person.statusWith(person.access())).isEqualTo(200);
        assertThat(server.mailsTo(person.email())).isEmpty();
    }

    @Test
    void twiceAtOnceIsDoneOnce() throws Exception {
        var person = server.newPerson();
        Callable<Integer> delete = () -> person.client().delete("/v1/user").status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(delete, delete)).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 401);
        }
        assertThat(server.mailsTo(person.email())).hasSize(1);
    }

    @Test
    void noMailToTheAddressStaysButTheReceipt() {
        var person = server.newPerson();
        var bystander = server.newPerson();
        for (var email : List.of(person.email(), person.email().toUpperCase(Locale.ROOT), bystander.email())) {
            server.client()
                    .post("/v1/auth/forgot_password", "{\"email\": \"" + email + "\"}")
                    .expect(201);
        }
        server.stored().execute("UPDATE mail SET status = 'FAILED' WHERE recipient = '" + person.email() + "'");

        person.client().delete("/v1/user").expect(200);

        assertThat(mailsTo(person.email())).containsExactly("account-deleted");
        assertThat(mailsTo(bystander.email())).containsExactly("password-code");
    }

    private List<String> mailsTo(String email) {
        return server.stored().query("SELECT kind FROM mail WHERE lower(recipient) = '" + email + "'");
    }
}
