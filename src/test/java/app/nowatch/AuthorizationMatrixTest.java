package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
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
    private static final String STRANGE_ID = "0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b";

    /** What a well-formed call answers to a person who may make it; ids are of things that are not theirs. */
    private record Row(int person, int admin, String query, String body) {
        Row(int person, int admin) {
            this(person, admin, "", "");
        }
    }

    private static final Map<String, Row> ROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /v1/user", new Row(200, 200)),
            Map.entry("PUT /v1/user", new Row(200, 200, "", "{}")),
            Map.entry("DELETE /v1/user", new Row(200, 200)),
            Map.entry("POST /v1/user/beta_access", new Row(201, 201)),
            Map.entry("POST /v1/user/change_password", new Row(201, 201, "", "{\"new_password\":\"Correct-Horse-8\"}")),
            Map.entry("GET /v1/user/settings", new Row(200, 200)),
            Map.entry("PUT /v1/user/settings", new Row(200, 200, "", "{\"settings\":{}}")),
            Map.entry("GET /v1/user/admin/all", new Row(403, 200)),
            Map.entry("GET /v1/user/admin/beta_access", new Row(403, 200)),
            Map.entry("POST /v1/user/admin/beta_access/{id}/approve", new Row(403, 404)),
            Map.entry("POST /v1/user/admin/beta_access/{id}/reject", new Row(403, 404)),
            Map.entry("GET /v1/admin/mails", new Row(403, 200, "status=FAILED", "")),
            Map.entry("POST /v1/auth/sign-out", new Row(201, 201)),
            Map.entry("GET /v1/auth/logins", new Row(200, 200)),
            Map.entry("DELETE /v1/auth/logins/{id}", new Row(404, 404)),
            Map.entry("GET /v1/measurement", new Row(200, 200, "type=HEART_RATE&sort=ASC&" + DAYS, "")),
            Map.entry("DELETE /v1/measurement", new Row(200, 200, "type=HEART_RATE&" + DAYS, "")),
            Map.entry("POST /v1/measurement/upload", new Row(400, 400, "", "form"))));

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
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
        return Operations.described().stream().filter(operation -> !operation.open());
    }

    @Test
    void everyOperationHasARow() {
        var described = new TreeSet<String>();
        guarded().forEach(operation -> described.add(operation.method() + " " + operation.path()));
        assertThat(ROWS.keySet()).isEqualTo(described);
    }

    private static Row row(Operations.Operation operation) {
        return Objects.requireNonNull(ROWS.get(operation.method() + " " + operation.path()), "no row");
    }

    private Reply call(Operations.Operation operation, TestClient client, String id) {
        var row = row(operation);
        var path = operation.path().replaceAll("\\{[^}]+}", id) + (row.query().isEmpty() ? "" : "?" + row.query());
        if (row.body().equals("form")) {
            return client.multipart(operation.path(), Map.of("type", "HEART_RATE"), new byte[] {1});
        }
        var type = row.body().isEmpty() ? "" : "application/json";
        return client.send(operation.method(), path, row.body().getBytes(StandardCharsets.UTF_8), type);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyIsRefused(Operations.Operation operation) {
        call(operation, server.client(), STRANGE_ID).expect(401);
        call(operation, server.client().with("a.broken.token"), STRANGE_ID).expect(401);
        call(operation, server.client().with("a"), STRANGE_ID).expect(401);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aRefreshTokenOpensNothing(Operations.Operation operation) {
        var email = "refresh-" + UUID.randomUUID() + "@example.org";
        People.register(server.client(), email);
        var pair = server.client()
                .post("/v2/auth/login", People.credentials(email, People.PASSWORD))
                .json();
        call(operation, server.client().with(pair.get("refresh").stringValue()), STRANGE_ID)
                .expect(401);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aPersonDoesWhatIsTheirs(Operations.Operation operation) {
        var expected = row(operation).person();
        call(operation, People.register(server.client()), STRANGE_ID).expect(expected);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void anAdministratorDoesMore(Operations.Operation operation) {
        var expected = row(operation).admin();
        call(operation, admin(), STRANGE_ID).expect(expected);
    }

    private TestClient admin() {
        var email = "admin-" + UUID.randomUUID() + "@example.org";
        People.register(server.client(), email);
        server.database().execute("UPDATE account SET is_admin = true WHERE email = '" + email + "'");
        return People.login(server.client(), email);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aTokenOfSomebodyDeletedOpensNothing(Operations.Operation operation) {
        var gone = People.register(server.client());
        gone.delete("/v1/user").expect(200);
        call(operation, gone, STRANGE_ID).expect(401);
    }

    @Test
    void aStrangersLoginIsNotFound() {
        var owner = People.register(server.client());
        var id = owner.get("/v1/auth/logins").json().get(0).get("id").stringValue();
        People.register(server.client()).delete("/v1/auth/logins/" + id).expect(404);
        admin().delete("/v1/auth/logins/" + id).expect(404);
        owner.get("/v1/user").expect(200);
        owner.delete("/v1/auth/logins/" + id).expect(200);
        owner.get("/v1/user").expect(401);
    }

    @Test
    void somebodyElsesDataIsForbiddenWhetherTheyExistOrNot() {
        var other = People.register(server.client())
                .get("/v1/user")
                .json()
                .get("id")
                .stringValue();
        var caller = People.register(server.client());
        var read = "/v1/measurement?type=HEART_RATE&sort=ASC&" + DAYS;
        var existing = caller.get(read, "shared-user", other).expect(403).json().get("message");
        var invented = caller.get(read, "shared-user", "uid_" + "0".repeat(32))
                .expect(403)
                .json()
                .get("message");
        assertThat(existing).isEqualTo(invented);
    }
}
