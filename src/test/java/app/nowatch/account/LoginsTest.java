package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginsTest {
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
    void oneSeesWhereOneIsSignedIn() {
        var person = server.newPerson();
        person.signIn(Registrant.PASSWORD, "User-Agent", "watch-app/2.4 " + "x".repeat(400))
                .expect(201);
        var logins = person.client()
                .get("/v1/auth/logins")
                .expect(200)
                .lacks(person.access(), person.refresh(), "pair", "hash")
                .json();
        assertThat(logins.size()).isEqualTo(2);
        assertThat(logins.get(0).get("userAgent").stringValue())
                .startsWith("watch-app/2.4")
                .hasSize(300);
        assertThat(logins.get(0).get("current").booleanValue()).isFalse();
        assertThat(logins.get(1).get("current").booleanValue()).isTrue();
        server.client().get("/v1/auth/logins").expect(401);
    }

    @Test
    void oneEndsALoginOfOnesOwn() {
        var person = server.newPerson();
        var other = person.onAnotherDevice();
        var id = other.client().get("/v1/auth/logins").json().get(0).get("id").stringValue();
        person.client().delete("/v1/auth/logins/" + id).expect(200).contains("success");
        assertThat(person.statusWith(other.access())).isEqualTo(401);
        other.refresh(other.refresh()).expect(401);
        assertThat(person.statusWith(person.access())).isEqualTo(200);
        person.client().delete("/v1/auth/logins/" + id).expect(404);
    }

    @Test
    void anotherPersonsLoginIsNotThere() {
        var person = server.newPerson();
        var stranger = server.newPerson();
        var id = person.client().get("/v1/auth/logins").json().get(0).get("id").stringValue();
        stranger.client().delete("/v1/auth/logins/" + id).expect(404);
        stranger.client().delete("/v1/auth/logins/" + UUID.randomUUID()).expect(404);
        stranger.client().delete("/v1/auth/logins/nonsense").expect(404);
        server.client().delete("/v1/auth/logins/" + id).expect(401);
        assertThat(person.statusWith(person.access())).isEqualTo(200);
    }

    @Test
    void signingOutEndsEveryTokenOfThePersonAndNobodyElses() {
        var person = server.newPerson();
        var other = person.onAnotherDevice();
        var stranger = server.newPerson();
        person.client().post("/v1/auth/sign-out", "").expect(201).contains("success");
        for (var device : new Registrant[] {person, other}) {
            assertThat(device.statusWith(device.access())).isEqualTo(401);
            device.refresh(device.refresh()).expect(401);
        }
        assertThat(stranger.statusWith(stranger.access())).isEqualTo(200);
        person.client().post("/v1/auth/sign-out", "").expect(401);
        person.signIn(Registrant.PASSWORD).expect(201);
    }

    @Test
    void aLoginIsTouchedOnceAnHourAtMost() {
        var person = server.newPerson();
        var written = "SELECT xmin FROM login WHERE user_id = (SELECT id FROM account WHERE email = '%s')"
                .formatted(person.email());
        var before = server.stored().queryOne(written);
        person.client().get("/v1/user").expect(200);
        server.clock().advance(Duration.ofMinutes(30));
        person.client().get("/v1/user").expect(200);
        assertThat(server.stored().queryOne(written)).isEqualTo(before);
        var refreshed =
                Registrant.access(person.refresh(person.refresh()).expect(201).json());
        var rotated = server.stored().queryOne(written);
        server.client().with(refreshed).get("/v1/user").expect(200);
        var used = server.stored().queryOne(written);
        assertThat(used).isNotEqualTo(rotated);
        server.client().with(refreshed).get("/v1/user").expect(200);
        assertThat(server.stored().queryOne(written)).isEqualTo(used);
    }

    @Test
    void whatHasRunOutIsSweptAndNothingElse() {
        var person = server.newPerson();
        server.client()
                .post("/v1/auth/forgot_password", "{\"email\": \"" + person.email() + "\"}")
                .expect(201);
        var now = server.clock().instant();
        server.room().expiry().run(now);
        assertThat(person.statusWith(person.access())).isEqualTo(200);
        assertThat(server.stored().queryOne("SELECT count(*) FROM password_code"))
                .isEqualTo("1");
        server.room().expiry().run(now.plus(Duration.ofMinutes(16)));
        assertThat(server.stored().queryOne("SELECT count(*) FROM password_code"))
                .isEqualTo("0");
        assertThat(server.room().expiry().run(now.plus(Duration.ofDays(40)))).isPositive();
        assertThat(server.stored().queryOne("SELECT count(*) FROM login")).isEqualTo("0");
    }
}
