package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens in the moment of a lock: no living login is left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockoutRacesTest {
    private AccountServer server;
    private Registrant admin;

    @BeforeAll
    void start() {
        server = AccountServer.start();
        admin = server.newAdmin();
        // Named once, so that only the person who is locked out is new to the audit trail.
        admin.client().put("/v1/user", "{\"employee\": true}").expect(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** What a person does while they are being locked out. */
    enum Attempt {
        SIGN_IN,
        REFRESH,
        CHANGE_PASSWORD,
        RESET;

        Reply by(Registrant person, String code) {
            return switch (this) {
                case SIGN_IN -> person.signIn(Registrant.PASSWORD);
                case REFRESH -> person.refresh(person.refresh());
                case CHANGE_PASSWORD ->
                    person.client().post("/v1/user/change_password", "{\"new_password\": \"Evening-Run-8\"}");
                case RESET ->
                    person.anonymous()
                            .post(
                                    "/v1/auth/confirm_new_password",
                                    "{\"email\": \"%s\", \"verification_code\": \"%s\", \"new_password\": \"Evening-Run-8\"}"
                                            .formatted(person.email(), code));
            };
        }
    }

    private Reply lock(String id) {
        return admin.client().post("/v1/user/admin/" + id + "/lock", "");
    }

    private int livingLogins(UUID id) {
        return Integer.parseInt(server.stored().queryOne("SELECT count(*) FROM login WHERE user_id = '" + id + "'"));
    }

    private String codeOf(Registrant person) {
        server.client()
                .post("/v1/auth/forgot_password", "{\"email\": \"" + person.email() + "\"}")
                .expect(201);
        return server.mailsTo(person.email()).getLast().text().replaceAll("(?s).*?\\b(\\d{6})\\b.*", "$1");
    }

    private Connection begin(String statement) throws SQLException {
        var connection = server.stored().connect();
        connection.setAutoCommit(false);
        connection.createStatement().execute(statement);
        return connection;
    }

    /** The lock has ended the logins, and waits for its line in the audit trail, when the person comes. */
    @ParameterizedTest
    @EnumSource
    void whoComesInTheMiddleOfTheLockFindsItShut(Attempt attempt) throws Exception {
        var person = server.newPerson();
        var id = UserId.parse(person.id()).orElseThrow();
        var code = attempt == Attempt.RESET ? codeOf(person) : "";
        Callable<Reply> locking = () -> lock(UserId.of(id));
        Callable<Reply> attempting = () -> attempt.by(person, code);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = begin("INSERT INTO audit_person VALUES (gen_random_uuid(), '" + id + "')")) {
            var lock = threads.submit(locking);
            LockWaiters.await(server.stored(), 1);
            var attempted = threads.submit(attempting);
            LockWaiters.await(server.stored(), 2);
            other.rollback();
            lock.get().expect(201);
            attempted.get().expect(attempt == Attempt.RESET ? 201 : 401);
        }
        assertThat(livingLogins(id)).isZero();
        var password = attempt == Attempt.RESET ? "Evening-Run-8" : Registrant.PASSWORD;
        person.signIn(password).expect(401).contains("locked");
        assertThat(livingLogins(id)).isZero();
    }

    /** A sign-in has written its login, and a refresh has replaced its pair, when the lock comes. */
    @ParameterizedTest
    @EnumSource(names = {"SIGN_IN", "REFRESH"})
    void theLockWaitsForWhoCameFirstAndEndsThatToo(Attempt attempt) throws Exception {
        var person = server.newPerson();
        var id = UserId.parse(person.id()).orElseThrow();
        var first = attempt == Attempt.SIGN_IN ? """
                INSERT INTO login (id, user_id, pair, pair_used, user_agent, created, last_used_at, expires_at)
                SELECT gen_random_uuid(), id, gen_random_uuid(), true, '', now(), now(), now() + interval '30 days'
                FROM account WHERE id = '%s' AND locked_at IS NULL FOR SHARE""" : "UPDATE login SET pair = gen_random_uuid() WHERE user_id = '%s'";
        Callable<Reply> locking = () -> lock(UserId.of(id));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = begin(first.formatted(id))) {
            var lock = threads.submit(locking);
            LockWaiters.await(server.stored(), 1);
            other.commit();
            lock.get().expect(201);
        }
        assertThat(livingLogins(id)).isZero();
    }

    @Test
    void twoLocksAtOnceAreToldOnce() throws Exception {
        var person = server.newPerson();
        var id = UserId.parse(person.id()).orElseThrow();
        Callable<Reply> locking = () -> lock(UserId.of(id));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = begin("SELECT FROM account WHERE id = '" + id + "' FOR UPDATE")) {
            var one = threads.submit(locking);
            var two = threads.submit(locking);
            LockWaiters.await(server.stored(), 2);
            other.rollback();
            one.get().expect(201);
            two.get().expect(201);
        }
        assertThat(server.stored().queryOne("""
                SELECT count(*) FROM audit_entry JOIN audit_person ON pseudonym = subject
                WHERE user_id = '%s' AND action = 'user.lock'""".formatted(id))).isEqualTo("1");
    }
}
