package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordResetTest {
    private static final Pattern CODE = Pattern.compile("^\\d{6}$", Pattern.MULTILINE);
    private static final String NEW_PASSWORD = "Evening-Walk-8";

    private AccountServer server;

    @BeforeAll
    void start() {
        server = AccountServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Reply ask(String email) {
        return server.client().post("/v1/auth/forgot_password", "{\"email\": \"" + email + "\"}");
    }

    private String codeFor(String email) {
        var mail = server.mailsTo(email).getLast();
        assertThat(mail.kind()).isEqualTo("password-code");
        var matcher = CODE.matcher(mail.text());
        assertThat(matcher.find()).isTrue();
        assertThat(mail.subject()).doesNotContain(matcher.group());
        return matcher.group();
    }

    private Reply confirm(String email, String code, String password) {
        return server.client().post("/v1/auth/confirm_new_password", """
                {"email": "%s", "verification_code": "%s", "new_password": "%s"}""".formatted(email, code, password));
    }

    private static String wrong(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    @Test
    void aCodeSetsANewPasswordAndEndsEveryLogin() {
        var person = server.newPerson();
        var other = person.onAnotherDevice();
        ask(person.email()).expect(201).contains("success");
        var code = codeFor(person.email());
        confirm(person.email(), code, NEW_PASSWORD)
                .expect(201)
                .contains("success")
                .lacks(code);
        for (var device : List.of(person, other)) {
            assertThat(device.statusWith(device.access())).isEqualTo(401);
            device.refresh(device.refresh()).expect(401);
        }
        person.signIn(Registrant.PASSWORD).expect(401);
        person.signIn(NEW_PASSWORD).expect(201);
        assertThat(server.mailsTo(person.email()).getLast().kind()).isEqualTo("password-changed");
    }

    @Test
    void aCodeIsUsedOnce() {
        var person = server.newPerson();
        ask(person.email()).expect(201);
        var code = codeFor(person.email());
        confirm(person.email(), code, NEW_PASSWORD).expect(201);
        confirm(person.email(), code, "Another-Run-9").expect(401);
        person.signIn(NEW_PASSWORD).expect(201);
    }

    @Test
    void aCodeIsUsedOnceAlsoAtOnce() throws Exception {
        var person = server.newPerson();
        ask(person.email()).expect(201);
        var code = codeFor(person.email());
        Callable<Integer> use =
                () -> confirm(person.email(), code, NEW_PASSWORD).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(use, use, use)).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 401);
        }
    }

    @Test
    void aCodeHoldsForFiveTries() {
        var person = server.newPerson();
        ask(person.email()).expect(201);
        var code = codeFor(person.email());
        for (int i = 0; i < 4; i++) {
            confirm(person.email(), wrong(code), NEW_PASSWORD).expect(401);
        }
        confirm(person.email(), code, NEW_PASSWORD).expect(201);

        ask(person.email()).expect(201);
        var second = codeFor(person.email());
        for (int i = 0; i < 5; i++) {
            confirm(person.email(), wrong(second), NEW_PASSWORD).expect(401);
        }
        confirm(person.email(), second, "Another-Run-9").expect(401);
        person.signIn(NEW_PASSWORD).expect(201);
    }

    @Test
    void aCodeHoldsForFifteenMinutes() {
        var person = server.newPerson();
        ask(person.email()).expect(201);
        var code = codeFor(person.email());
        server.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
        confirm(person.email(), code, NEW_PASSWORD).expect(401);
        assertThat(server.mailsTo(person.email()))
                .as("a stale code is not mailed")
                .isEmpty();

        ask(person.email()).expect(201);
        var second = codeFor(person.email());
        server.clock().advance(Duration.ofMinutes(14));
        confirm(person.email(), second, NEW_PASSWORD).expect(201);
    }

    @Test
    void aNewCodeReplacesTheOld() {
        var person = server.newPerson();
        ask(person.email()).expect(201);
        var first = codeFor(person.email());
        ask(person.email()).expect(201);
        var second = codeFor(person.email());
        if (!first.equals(second)) {
            confirm(person.email(), first, NEW_PASSWORD).expect(401);
        }
        confirm(person.email(), second, NEW_PASSWORD).expect(201);
    }

    @Test
    void anUnknownAddressCostsAndAnswersTheSameAndGetsNoMail() {
        var person = server.newPerson();
        var stranger = server.newAddress();
        int before = server.hashes();
        var known = ask(person.email()).expect(201);
        var unknown = ask(stranger).expect(201);
        assertThat(unknown.bytes()).isEqualTo(known.bytes());
        assertThat(written(stranger)).isEqualTo(written(person.email())).containsExactly("1", "1");
        assertThat(server.mailsTo(person.email())).hasSize(1);
        assertThat(server.mailsTo(stranger)).isEmpty();
        var wrongKnown = confirm(person.email(), wrong(codeFor(person.email())), NEW_PASSWORD)
                .expect(401);
        var wrongUnknown = confirm(stranger, "123456", NEW_PASSWORD).expect(401);
        assertThat(wrongUnknown.json().get("message"))
                .isEqualTo(wrongKnown.json().get("message"));
        assertThat(server.hashes()).isEqualTo(before);
    }

    /** What is written for an address: codes by its digest, mails by the address. */
    private List<String> written(String email) {
        return server.stored().query("""
                SELECT count(*) FROM password_code WHERE address_hash = sha256('%1$s')
                UNION ALL SELECT count(*) FROM mail WHERE recipient = '%1$s' AND user_id IS NULL
                """.formatted(email));
    }

    @Test
    void theCodeStandsNowhere() {
        var person = server.newPerson();
        ask(person.email()).expect(201);
        var code = codeFor(person.email());
        assertThat(server.stored().query("SELECT password_code::text FROM password_code"))
                .noneMatch(row -> row.contains("," + code + ",") || row.contains(person.email()));
        assertThat(server.stored().query("SELECT parameters::text FROM mail")).noneMatch(row -> row.contains(code));
    }

    @Test
    void whatIsMalformedIsRefusedAndCostsNoTry() {
        var person = server.newPerson();
        server.client().post("/v1/auth/forgot_password", "{}").expect(400).contains("email: is required");
        server.client()
                .post("/v1/auth/forgot_password", "{\"email\": \"noor\"}")
                .expect(400);
        server.client()
                .post("/v1/auth/confirm_new_password", "{}")
                .expect(400)
                .contains("email: is required", "verification_code: is required", "new_password: is required");
        ask(person.email()).expect(201);
        var code = codeFor(person.email());
        for (int i = 0; i < 6; i++) {
            confirm(person.email(), code, "weak").expect(400).contains("new_password: must have a digit");
        }
        confirm(person.email(), code, NEW_PASSWORD).expect(201);
    }

    @Test
    void codesAskedForAreCountedForUnknownAddressesToo() {
        for (var email : List.of(server.newPerson().email(), server.newAddress())) {
            for (int i = 0; i < 5; i++) {
                ask(email).expect(201);
            }
            assertThat(Integer.parseInt(ask(email).expect(429).header("Retry-After")))
                    .isPositive();
        }
    }

    @Test
    void codesTriedAreCountedForUnknownAddressesToo() {
        for (var email : List.of(server.newPerson().email(), server.newAddress())) {
            for (int i = 0; i < 20; i++) {
                confirm(email, "123456", NEW_PASSWORD).expect(401);
            }
            assertThat(Integer.parseInt(
                            confirm(email, "123456", NEW_PASSWORD).expect(429).header("Retry-After")))
                    .isPositive();
        }
    }

    @Test
    void whoUsesACodeWhileTheAccountGoesWaitsForTheAccountAndHoldsNothing() throws Exception {
        var person = server.newPerson();
        var id = UserId.parse(person.id()).orElseThrow();
        ask(person.email()).expect(201);
        var code = codeFor(person.email());
        var reached = new CompletableFuture<Integer>();
        // As a deletion does it: held before the account, the code would make this a deadlock.
        server.database().useTransaction(transaction -> {
            assertThat(transaction.attach(AccountStore.class).lockToDelete(id)).isPresent();
            Thread.startVirtualThread(() ->
                    reached.complete(confirm(person.email(), code, NEW_PASSWORD).status()));
            LockWaiters.await(server.stored(), 1);
            assertThat(transaction.attach(OwnDataStore.class).removePasswordCodes(id))
                    .isEqualTo(1);
        });
        assertThat(reached.get(1, TimeUnit.MINUTES)).isEqualTo(401);
        person.signIn(Registrant.PASSWORD).expect(201);
    }
}
