package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordChangeTest {
    private AccountServer server;

    @BeforeAll
    void start() {
        server = AccountServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String body(String password) {
        return "{\"new_password\": \"" + password + "\"}";
    }

    @Test
    void theCallersLoginGoesOnAndEveryOtherDies() {
        var person = server.newPerson();
        var other = person.onAnotherDevice();
        person.client()
                .post("/v1/user/change_password", body("Evening-Walk-8"))
                .expect(201)
                .contains("success")
                .lacks("Evening-Walk-8");
        assertThat(person.statusWith(person.access())).isEqualTo(200);
        assertThat(person.statusWith(other.access())).isEqualTo(401);
        other.refresh(other.refresh()).expect(401);
        person.refresh(person.refresh()).expect(201);
        person.signIn(Registrant.PASSWORD).expect(401);
        person.signIn("Evening-Walk-8").expect(201);
        assertThat(server.mailsTo(person.email())).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("password-changed");
            assertThat(mail.text()).doesNotContain("Evening-Walk-8");
        });
    }

    @Test
    void aPasswordThatBreaksTheRuleIsRefused() {
        var person = server.newPerson();
        person.client()
                .post("/v1/user/change_password", body("onlysmall"))
                .expect(400)
                .contains(
                        "new_password: must have an upper-case letter",
                        "new_password: must have a digit",
                        "new_password: must have one of ");
        person.client().post("/v1/user/change_password", "{}").expect(400).contains("new_password: is required");
        server.client().post("/v1/user/change_password", body("Evening-Walk-8")).expect(401);
        person.signIn(Registrant.PASSWORD).expect(201);
        assertThat(server.mailsTo(person.email())).isEmpty();
    }

    @Test
    void changesAreCountedByAccount() {
        var person = server.newPerson();
        var bystander = server.newPerson();
        for (int i = 0; i < 5; i++) {
            person.client()
                    .post("/v1/user/change_password", body("Evening-Walk-" + i))
                    .expect(201);
        }
        int before = server.hashes();
        var refused = person.client()
                .post("/v1/user/change_password", body("Evening-Walk-5"))
                .expect(429)
                .contains("too many changes of the password");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 720);
        assertThat(server.hashes()).isEqualTo(before);
        person.client().post("/v1/user/change_password", body("onlysmall")).expect(400);
        bystander
                .client()
                .post("/v1/user/change_password", body("Evening-Walk-5"))
                .expect(201);
        server.clock().advance(Duration.ofMinutes(12));
        person.client().post("/v1/user/change_password", body("Evening-Walk-5")).expect(201);
    }
}
