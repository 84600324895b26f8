package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private AccountServer server;

    @BeforeAll
    void start() {
        server = AccountServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static JsonNode part(String token, int index) {
        return Json.read(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8));
    }

    @Test
    void aPairHoldsWhatTheContractSays() {
        var person = server.newPerson();
        var reply = person.signIn(Registrant.PASSWORD).expect(201).lacks(Registrant.PASSWORD, "argon2");
        var pair = reply.json();
        assertThat(pair.propertyNames()).containsExactly("access", "refresh", "expiresIn");
        assertThat(pair.get("expiresIn").intValue()).isEqualTo(3600);
        var access = Registrant.access(pair);
        var refresh = Registrant.refresh(pair);
        assertThat(part(access, 0).get("alg").stringValue()).isEqualTo("HS256");
        assertThat(part(access, 0).get("kid").stringValue()).isNotEmpty();
        assertThat(part(access, 1).get("sub").stringValue()).isEqualTo(person.id());
        assertThat(part(access, 1).has("typ")).isFalse();
        assertThat(lifetime(access)).isEqualTo(3600);
        assertThat(part(refresh, 1).get("typ").stringValue()).isEqualTo("refresh");
        assertThat(lifetime(refresh)).isEqualTo(Duration.ofDays(30).toSeconds());
    }

    private static long lifetime(String token) {
        var claims = part(token, 1);
        return claims.get("exp").longValue() - claims.get("iat").longValue();
    }

    @Test
    void theCaseOfTheAddressDoesNotMatter() {
        var person = server.newPerson();
        server.client()
                .post(
                        "/v2/auth/login",
                        Registrant.credentials(person.email().toUpperCase(Locale.ROOT), Registrant.PASSWORD))
                .expect(201);
    }

    @Test
    void theOldWayWorksAndSaysThatItIsDeprecated() {
        var person = server.newPerson();
        var body = Registrant.credentials(person.email(), Registrant.PASSWORD);
        var reply = server.client().post("/v1/auth/login", body).expect(201).contains("access");
        assertThat(reply.header("Deprecation")).matches("@\\d+");
        assertThat(reply.header("Link")).isEqualTo("</nowatch/v2/auth/login>; rel=\"successor-version\"");
        server.client()
                .post("/v1/auth/login", Registrant.credentials(person.email(), "Wrong-Walk-1"))
                .expect(401);
        server.client().post("/v1/auth/login", "{}").expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/auth/login", "/v1/auth/login", "/v2/auth/login/admin"})
    void whatIsNoCredentialsIsRefused(String path) {
        server.client().post(path, "{}").expect(400).contains("email: is required", "password: is required");
        server.client()
                .post(path, Registrant.credentials("nobody", "x"))
                .expect(400)
                .contains("email: must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/auth/login", "/v1/auth/login", "/v2/auth/login/admin"})
    void knownAndUnknownAddressesCostAndAnswerTheSame(String path) {
        var person = server.newPerson();
        int before = server.hashes();
        var known = server.client().post(path, Registrant.credentials(person.email(), "Wrong-Walk-1"));
        int between = server.hashes();
        var unknown = server.client().post(path, Registrant.credentials(server.newAddress(), "Wrong-Walk-1"));
        assertThat(server.hashes() - between).isEqualTo(between - before).isEqualTo(1);
        assertThat(unknown.expect(401).json().get("message"))
                .isEqualTo(known.expect(401).json().get("message"));
    }

    @Test
    void onlyAdministratorsPassTheAdministratorsDoor() {
        var person = server.newPerson();
        var admin = server.newAdmin();
        int before = server.hashes();
        server.client()
                .post("/v2/auth/login/admin", Registrant.credentials(person.email(), Registrant.PASSWORD))
                .expect(401);
        assertThat(server.hashes() - before).isEqualTo(1);
        var pair = server.client()
                .post("/v2/auth/login/admin", Registrant.credentials(admin.email(), Registrant.PASSWORD))
                .expect(201)
                .json();
        server.client().with(Registrant.access(pair)).get("/v1/user/admin/all").expect(200);
    }

    @Test
    void wrongPasswordsAreCountedByAccountAndPlaceForUnknownAddressesToo() {
        for (var email : new String[] {server.newPerson().email(), server.newAddress()}) {
            var from = AccountServer.fromElsewhere();
            var wrong = Registrant.credentials(email, "Wrong-Walk-1");
            for (int i = 0; i < 10; i++) {
                server.client().post("/v2/auth/login", wrong, from).expect(401);
            }
            int before = server.hashes();
            var refused = server.client()
                    .post("/v2/auth/login", wrong, from)
                    .expect(429)
                    .contains("too many wrong passwords");
            assertThat(server.hashes()).isEqualTo(before);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            // From elsewhere the person still gets in.
            server.client()
                    .post("/v2/auth/login", wrong, AccountServer.fromElsewhere())
                    .expect(401);
        }
    }

    @Test
    void rightPasswordsAreNotCounted() {
        var person = server.newPerson();
        var from = AccountServer.fromElsewhere();
        for (int i = 0; i < 12; i++) {
            person.signIn(Registrant.PASSWORD, from).expect(201);
        }
    }

    @Test
    void aLimitFillsUpAgain() {
        var person = server.newPerson();
        var from = AccountServer.fromElsewhere();
        for (int i = 0; i < 10; i++) {
            person.signIn("Wrong-Walk-1", from).expect(401);
        }
        person.signIn(Registrant.PASSWORD, from).expect(429);
        server.clock().advance(Duration.ofMinutes(2));
        person.signIn(Registrant.PASSWORD, from).expect(201);
    }

    @Test
    void whoSignsInWhileThePasswordIsReplacedDoesNotStaySignedIn() throws Exception {
        var person = server.newPerson();
        var reached = new CompletableFuture<Integer>();
        // The row is locked as by a change of the password: the sign-in has checked the old one by the time it waits.
        server.database().useTransaction(transaction -> {
            var accounts = transaction.attach(AccountStore.class);
            var id = accounts.lock(person.email()).orElseThrow().id();
            accounts.setPassword(id, "replaced", server.clock().instant());
            transaction.attach(LoginStore.class).endAll(id);
            Thread.startVirtualThread(
                    () -> reached.complete(person.signIn(Registrant.PASSWORD).status()));
            LockWaiters.await(server.stored(), 1);
        });
        assertThat(reached.get(1, TimeUnit.MINUTES)).isEqualTo(401);
    }

    @Test
    void aTokenThatIsNoneOrTheWrongOneIsRefused() {
        var person = server.newPerson();
        for (var token : new String[] {"", "x", "a.b.c", person.refresh(), person.access() + "x", unsigned(person)}) {
            server.client().with(token).get("/v1/user").expect(401).lacks("kid", "argon2");
        }
        server.client().get("/v1/user", "Authorization", "Basic bm9vcjp4").expect(401);
    }

    private static String unsigned(Registrant person) {
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + person.access().split("\\.", -1)[1] + ".";
    }

    @Test
    void anAccessTokenHoldsAnHour() {
        var person = server.newPerson();
        server.clock().advance(Duration.ofMinutes(59));
        assertThat(person.statusWith(person.access())).isEqualTo(200);
        server.clock().advance(Duration.ofSeconds(61));
        assertThat(person.statusWith(person.access())).isEqualTo(401);
    }

    @Test
    void whoIsLockedOutByStrangersStaysSignedInAndIsLetInSoonAfter() {
        var person = server.newPerson();
        var limits = new Limits(server.clock(), server.database().dataSource());
        for (int i = 0; i < Limit.WRONG_PASSWORD_ANYWHERE.most(); i++) {
            limits.take(Limit.WRONG_PASSWORD_ANYWHERE, person.email());
        }
        var refused = person.signIn(Registrant.PASSWORD).expect(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 36);
        assertThat(person.statusWith(person.access())).isEqualTo(200);
        person.refresh(person.refresh()).expect(201);
        server.clock().advance(Duration.ofSeconds(37));
        person.signIn(Registrant.PASSWORD).expect(201);
    }
}
