package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminTest {
    private AccountServer server;

    @BeforeAll
    void start() {
        server = AccountServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anAdministratorIsMadeWithAPasswordThatWorks() {
        var email = server.newAddress();
        var password = server.room().accounts().createAdmin(email);
        assertThat(PasswordRule.violations(password)).isEmpty();
        assertThat(password).hasSizeGreaterThanOrEqualTo(20);
        server.client()
                .post("/v2/auth/login/admin", Registrant.credentials(email, password))
                .expect(201);
        assertThatThrownBy(() -> server.room().accounts().createAdmin(email.toUpperCase(Locale.ROOT)))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> server.room().accounts().createAdmin("nobody")).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void theRightIsGrantedToWhoIsThere() {
        var person = server.newPerson();
        person.client().get("/v1/user/admin/all").expect(403);
        server.room().accounts().grantAdmin(person.email().toUpperCase(Locale.ROOT));
        person.client().get("/v1/user/admin/all").expect(200);
        assertThatThrownBy(() -> server.room().accounts().grantAdmin("nobody@example.org"))
                .isInstanceOf(Problem.NotFound.class);
        server.client().get("/v1/user/admin/all").expect(401);
    }

    @Test
    void everybodyIsListedInTheOrderOfComing() {
        var admin = server.newAdmin();
        // More than fit one page, many of them in the same moment.
        server.stored().execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT gen_random_uuid(), 'many' || n || '@example.org', 'argon2-secret', 'Many', n::text, now(), now(),
                       timestamptz '2020-01-01 00:00:00Z' + (n / 300) * interval '1 second', now()
                FROM generate_series(1, 1203) AS n""");
        var all = admin.client()
                .get("/v1/user/admin/all")
                .expect(200)
                .lacks("argon2", "password")
                .json();
        assertThat(all.size()).isEqualTo(Integer.parseInt(server.stored().queryOne("SELECT count(*) FROM account")));
        assertThat(all.valueStream().map(person -> person.get("id").stringValue()))
                .doesNotHaveDuplicates();
        assertThat(all.get(0).get("firstName").stringValue()).isEqualTo("Many");
        var last = all.get(all.size() - 1);
        assertThat(last.get("email").stringValue()).isEqualTo(admin.email());
        assertThat(last.get("isAdmin").booleanValue()).isTrue();
        assertThat(last.propertyNames())
                .containsExactly(
                        "id",
                        "email",
                        "firstName",
                        "lastName",
                        "isEarlyAccess",
                        "gender",
                        "watchHand",
                        "dominantHand",
                        "height",
                        "weight",
                        "dateOfBirth",
                        "unit",
                        "employee",
                        "lastSyncAt",
                        "isAdmin",
                        "isLocked");
    }
}
