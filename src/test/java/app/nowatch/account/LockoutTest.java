package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockoutTest {
    private static final String LOCKED = "this account is locked";

    private AccountServer server;
    private Registrant admin;

    @BeforeAll
    void start() {
        server = AccountServer.start();
        admin = server.newAdmin();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Reply lock(String id) {
        return admin.client().post("/v1/user/admin/" + id + "/lock", "");
    }

    private Reply unlock(String id) {
        return admin.client().post("/v1/user/admin/" + id + "/unlock", "");
    }

    private List<String> actionsOn(String id) {
        return admin.client()
                .get("/v1/admin/audit?limit=1000")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.get("subject").stringValue().equals(id))
                .map(line -> line.get("action").stringValue() + " by "
                        + line.get("actor").stringValue())
                .toList();
    }

    private boolean isShownLocked(String id) {
        return admin.client()
                .get("/v1/user/admin/all")
                .expect(200)
                .json()
                .valueStream()
                .filter(person -> person.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow()
                .get("isLocked")
                .booleanValue();
    }

    @Test
    void aLockEndsEveryLoginAndAnUnlockLetsInAnew() {
        var person = server.newPerson();
        var other = person.onAnotherDevice();
        var bystander = server.newPerson();
        var id = person.id();
        assertThat(isShownLocked(id)).isFalse();

        lock(id).expect(201).contains("success");
        for (var device : List.of(person, other)) {
            assertThat(device.statusWith(device.access())).isEqualTo(401);
            device.refresh(device.refresh()).expect(401).lacks("locked");
        }
        person.signIn(Registrant.PASSWORD).expect(401).contains(LOCKED);
        assertThat(isShownLocked(id)).isTrue();
        assertThat(bystander.statusWith(bystander.access())).isEqualTo(200);

        unlock(id).expect(201).contains("success");
        assertThat(isShownLocked(id)).isFalse();
        assertThat(person.statusWith(person.access())).isEqualTo(401);
        person.refresh(person.refresh()).expect(401);
        person.onAnotherDevice().client().get("/v1/user").expect(200);
    }

    @Test
    void onlyTheRightPasswordIsToldOfTheLock() {
        var person = server.newPerson();
        var ever = person.signIn("Wrong-Walk-1").expect(401).json().get("message");
        lock(person.id()).expect(201);
        assertThat(person.signIn("Wrong-Walk-1").expect(401).json().get("message"))
                .isEqualTo(ever);
        var adminsDoor = server.client()
                .post(
                        "/v2/auth/login/admin",
                        Registrant.credentials(person.email(), Registrant.PASSWORD),
                        AccountServer.fromElsewhere());
        assertThat(adminsDoor.expect(401).json().get("message")).isEqualTo(ever);
    }

    @Test
    void anAdministratorCanBeLockedOutToo() {
        var other = server.newAdmin();
        lock(other.id()).expect(201);
        server.client()
                .post(
                        "/v2/auth/login/admin",
                        Registrant.credentials(other.email(), Registrant.PASSWORD),
                        AccountServer.fromElsewhere())
                .expect(401)
                .contains(LOCKED);
    }

    @Test
    void twiceIsFineAndToldOnce() {
        var person = server.newPerson();
        var id = person.id();
        unlock(id).expect(201);
        assertThat(actionsOn(id)).isEmpty();
        lock(id).expect(201);
        lock(id).expect(201);
        assertThat(actionsOn(id)).containsExactly("user.lock by " + admin.id());
        unlock(id).expect(201);
        unlock(id).expect(201);
        assertThat(actionsOn(id))
                .containsExactlyInAnyOrder("user.lock by " + admin.id(), "user.unlock by " + admin.id());
    }

    @Test
    void nobodyLocksThemselvesOut() {
        lock(admin.id()).expect(409).contains("themselves");
        assertThat(admin.statusWith(admin.access())).isEqualTo(200);
        unlock(admin.id()).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid_00000000000000000000000000000000", "0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b", "nonsense"})
    void whoIsNotThereIsNotFound(String id) {
        lock(id).expect(404);
        unlock(id).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "unlock"})
    void onlyAdministratorsDoIt(String what) {
        var person = server.newPerson();
        var path = "/v1/user/admin/" + person.id() + "/" + what;
        server.newPerson().client().post(path, "").expect(403);
        server.client().post(path, "").expect(401);
        assertThat(person.statusWith(person.access())).isEqualTo(200);
    }
}
