package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

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
        person.signIn(Person.PASSWORD).expect(401);
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
        person.signIn(Person.PASSWORD).expect(201);
        assertThat(server.mailsTo(person.email())).isEmpty();
    }
}
