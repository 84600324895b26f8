package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BetaAccessTest {
    private static final String LIST = "/v1/user/admin/beta_access";

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

    private JsonNode requestOf(Registrant person) {
        return admin.client()
                .get(LIST)
                .expect(200)
                .json()
                .valueStream()
                .filter(entry -> entry.get("email").stringValue().equals(person.email()))
                .findFirst()
                .orElseThrow();
    }

    private String decision(Registrant person, String decision) {
        return LIST + "/" + requestOf(person).get("id").stringValue() + "/" + decision;
    }

    @Test
    void aRequestIsStoredOnceAndTheOperatorHearsOfItOnce() {
        var person = server.newPerson();
        person.client().post("/v1/user/beta_access", "").expect(201).contains("success");
        person.client().post("/v1/user/beta_access", "").expect(201);
        var request = requestOf(person);
        assertThat(request.propertyNames()).containsExactly("id", "userId", "email", "status", "created");
        assertThat(request.get("userId").stringValue()).isEqualTo(person.id());
        assertThat(request.get("status").stringValue()).isEqualTo("PENDING");
        assertThat(server.mailsTo("operator@example.org"))
                .filteredOn(mail -> mail.text().contains(person.email()))
                .singleElement()
                .satisfies(mail -> assertThat(mail.kind()).isEqualTo("beta-access"));
        server.client().post("/v1/user/beta_access", "").expect(401);
    }

    @Test
    void withoutAnOperatorsAddressNobodyIsMailed() {
        try (var silent = AccountServer.start(Map.of())) {
            silent.newPerson().client().post("/v1/user/beta_access", "").expect(201);
            assertThat(silent.stored().queryOne("SELECT count(*) FROM mail")).isEqualTo("0");
        }
    }

    @Test
    void whoIsApprovedHasEarlyAccess() {
        var person = server.newPerson();
        person.client().post("/v1/user/beta_access", "").expect(201);
        var approve = decision(person, "approve");
        admin.client().post(approve, "").expect(201).contains("success");
        admin.client().post(approve, "").expect(201);
        person.client().get("/v1/user").expect(200).contains("\"isEarlyAccess\":true");
        assertThat(requestOf(person).get("status").stringValue()).isEqualTo("APPROVED");
        admin.client().post(decision(person, "reject"), "").expect(409);
        person.client().get("/v1/user").expect(200).contains("\"isEarlyAccess\":true");
    }

    @Test
    void whoIsRejectedHasNone() {
        var person = server.newPerson();
        person.client().post("/v1/user/beta_access", "").expect(201);
        admin.client().post(decision(person, "reject"), "").expect(201).contains("success");
        admin.client().post(decision(person, "approve"), "").expect(409);
        person.client().get("/v1/user").expect(200).contains("\"isEarlyAccess\":false");
        assertThat(requestOf(person).get("status").stringValue()).isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject"})
    void aRequestThatIsNotThere(String decision) {
        admin.client().post(LIST + "/" + UUID.randomUUID() + "/" + decision, "").expect(404);
        admin.client().post(LIST + "/nonsense/" + decision, "").expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject"})
    void onlyAdministratorsSeeAndDecide(String decision) {
        var person = server.newPerson();
        var path = LIST + "/" + UUID.randomUUID() + "/" + decision;
        person.client().post(path, "").expect(403);
        server.client().post(path, "").expect(401);
        person.client().get(LIST).expect(403);
        server.client().get(LIST).expect(401);
    }
}
