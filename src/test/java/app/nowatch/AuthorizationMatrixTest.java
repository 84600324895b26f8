package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every described operation, called by nobody, with a broken token, with a refresh token, by a person and by an administrator.
 * The list of operations is that of the description: a new one without a row here fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixTest {
    private static final String DAYS = "start_day=2026-01-01&end_day=2026-01-02";
    private static final String PICTURE = "/v1/shared/custom/profile-picture/0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b";

    private TestServer server;
    private String refresh;

    @BeforeAll
    void start() {
        server = TestServer.start();
        People.register(server.client(), "refresh@example.org");
        var pair = server.client().post("/v2/auth/login", People.credentials("refresh@example.org", People.PASSWORD));
        refresh = pair.json().get("refresh").stringValue();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** More people register here than one address may in a minute. */
    @BeforeEach
    void letTimePass() {
        server.clock().advance(Duration.ofSeconds(5));
    }

    static Stream<Operations.Operation> guarded() {
        return Operations.guarded();
    }

    @Test
    void everyOperationHasARow() {
        var described = new TreeSet<String>();
        guarded().forEach(operation -> described.add(operation.name()));
        assertThat(MatrixRow.all().keySet()).isEqualTo(described);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyIsRefused(Operations.Operation operation) {
        MatrixRow.call(operation, server.client()).expect(401);
        MatrixRow.call(operation, server.client().with("a.broken.token")).expect(401);
        MatrixRow.call(operation, server.client().with("a")).expect(401);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aRefreshTokenOpensNothing(Operations.Operation operation) {
        MatrixRow.call(operation, server.client().with(refresh)).expect(401);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aPersonDoesWhatIsTheirs(Operations.Operation operation) {
        var expected = MatrixRow.of(operation).person();
        MatrixRow.call(operation, People.insert(server)).expect(expected);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void anAdministratorDoesMore(Operations.Operation operation) {
        var expected = MatrixRow.of(operation).admin();
        MatrixRow.call(operation, admin()).expect(expected);
    }

    private TestClient admin() {
        return Someone.admin(server).client();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aTokenOfSomebodyDeletedOpensNothing(Operations.Operation operation) {
        var gone = People.insert(server);
        gone.delete("/v1/user").expect(200);
        MatrixRow.call(operation, gone).expect(401);
    }

    @Test
    void aStrangersLoginIsNotFound() {
        var owner = People.insert(server);
        var id = owner.get("/v1/auth/logins").json().get(0).get("id").stringValue();
        People.insert(server).delete("/v1/auth/logins/" + id).expect(404);
        admin().delete("/v1/auth/logins/" + id).expect(404);
        owner.get("/v1/user").expect(200);
        owner.delete("/v1/auth/logins/" + id).expect(200);
        owner.get("/v1/user").expect(401);
    }

    @Test
    void somebodyElsesDataIsForbiddenWhetherTheyExistOrNot() {
        var other = People.insert(server).get("/v1/user").json().get("id").stringValue();
        var caller = People.insert(server);
        var read = "/v1/measurement?type=HEART_RATE&sort=ASC&" + DAYS;
        var existing = caller.get(read, "shared-user", other).expect(403).json().get("message");
        var invented = caller.get(read, "shared-user", "uid_" + "0".repeat(32))
                .expect(403)
                .json()
                .get("message");
        assertThat(existing).isEqualTo(invented);
    }

    /** A picture's address may carry a signature in place of a token; a token that is there must hold all the same. */
    @Test
    void aPictureThatIsNotThereIsNotThereForAnybody() {
        assertThat(Operations.described().stream()
                        .filter(operation -> operation.token() == Operations.Token.EITHER)
                        .map(Operations.Operation::name))
                .containsExactly("GET /v1/shared/custom/profile-picture/{id}");
        var gone = People.insert(server);
        gone.delete("/v1/user").expect(200);
        for (var path : List.of(PICTURE, PICTURE + "?signature=" + "0".repeat(32), PICTURE + "?signature=x")) {
            server.client().get(path).expect(404);
            People.insert(server).get(path).expect(404);
            admin().get(path).expect(404);
            server.client().with("a.broken.token").get(path).expect(401);
            gone.get(path).expect(401);
        }
    }
}
