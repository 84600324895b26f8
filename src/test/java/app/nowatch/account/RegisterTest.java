package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterTest {
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
    void somebodyRegistersAndIsThere() {
        var email = server.newAddress();
        server.client()
                .post("/v1/auth/register", Registrant.registration(email, Registrant.PASSWORD))
                .expect(201)
                .contains("{\"status\":\"success\"}")
                .lacks(Registrant.PASSWORD);
        assertThat(server.stored().queryOne("SELECT password_hash FROM account WHERE email = '" + email + "'"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        server.client()
                .post("/v1/auth/register", """
                        {"email": "no address", "password": "short", "last_name": "", "toc_accepted_at": "soon"}""")
                .expect(400)
                .contains(
                        "email: must be an e-mail address",
                        "password: must be of 8 to 99 characters",
                        "password: must have an upper-case letter",
                        "password: must have a digit",
                        "password: must have one of ",
                        "first_name: is required",
                        "last_name: must be a text of 1 to 150 characters",
                        "toc_accepted_at: must be an ISO-8601 time",
                        "privacy_policy_accepted_at: is required")
                .lacks("short");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                     | body: must be JSON, but is empty
            {"email": "a@b.example | body: is not valid JSON
            [1, 2]                 | body: must be a JSON object
            {"email": 7}           | email: must be a text
            {"password": "\\ud800"} | password: must not hold the character zero, or half of one
            {"password": "a\\u0000"} | password: must not hold the character zero, or half of one
            """)
    void whatIsNoRegistrationIsRefused(String body, String message) {
        server.client().post("/v1/auth/register", body).expect(400).contains(message);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        server.client()
                .send(
                        "POST",
                        "/v1/auth/register",
                        "email=a@b.example".getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded")
                .expect(415);
    }

    /** JSON is UTF-8 whatever a client says of it. */
    @Test
    void anUnknownCharacterSetMakesNoDifference() {
        server.client()
                .send("POST", "/v1/auth/register", new byte[] {'['}, "application/json; charset=none-such")
                .expect(400)
                .contains("is not valid JSON");
    }

    @Test
    void anAddressIsRegisteredOnceInWhateverCase() {
        var person = server.newPerson();
        server.client()
                .post(
                        "/v1/auth/register",
                        Registrant.registration(person.email().toUpperCase(Locale.ROOT), "Other-Walk-8"))
                .expect(400)
                .contains("email: is registered already");
        person.signIn(Registrant.PASSWORD).expect(201);
    }

    @Test
    void ofManyAtOnceOneGetsTheAddress() throws Exception {
        var body = Registrant.registration(server.newAddress(), Registrant.PASSWORD);
        Callable<Integer> register =
                () -> server.client().post("/v1/auth/register", body).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads
                    .invokeAll(IntStream.range(0, 6).mapToObj(i -> register).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 400);
        }
    }

    @Test
    void unknownFieldsAreIgnored() {
        var body = Registrant.registration(server.newAddress(), Registrant.PASSWORD)
                .replaceFirst("\\{", "{\"is_admin\": true,");
        server.client().post("/v1/auth/register", body).expect(201);
        assertThat(server.stored().query("SELECT 1 FROM account WHERE is_admin"))
                .isEmpty();
    }

    @Test
    void sixtyAMinuteFromOneAddressAndNotManyMore() {
        var from = AccountServer.fromElsewhere();
        var taken = Registrant.registration(server.newPerson().email(), Registrant.PASSWORD);
        for (int i = 0; i < 60; i++) {
            server.client().post("/v1/auth/register", taken, from).expect(400);
        }
        // While these went out, some tries have come back.
        var refused = Stream.generate(() -> server.client().post("/v1/auth/register", taken, from))
                .limit(500)
                .filter(reply -> reply.status() != 400)
                .findFirst();
        assertThat(Integer.parseInt(refused.orElseThrow().expect(429).header("Retry-After")))
                .isBetween(1, 60);
        server.client()
                .post("/v1/auth/register", taken, AccountServer.fromElsewhere())
                .expect(400);
    }
}
