package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What administrators do, and what of it stands in the audit trail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditedTest {
    private static final String AUDIT = "/v1/admin/audit";
    private static final String BETA = "/v1/user/admin/beta_access";
    private static final String[] FROM = {"X-Forwarded-For", "192.0.2.17"};

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

    /** Lines of the same millisecond have no order. */
    @BeforeEach
    void letTimePass() {
        server.clock().advance(Duration.ofMillis(2));
    }

    private List<JsonNode> linesWith(String text) {
        return admin.client()
                .get(AUDIT + "?limit=1000")
                .expect(200)
                .lacks("@")
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.toString().contains(text))
                .toList();
    }

    private String requestOf(Registrant person) {
        person.client().post("/v1/user/beta_access", "").expect(201);
        return admin.client()
                .get(BETA)
                .json()
                .valueStream()
                .filter(entry -> entry.get("email").stringValue().equals(person.email()))
                .findFirst()
                .orElseThrow()
                .get("id")
                .stringValue();
    }

    private Reply decide(String request, String decision) {
        return admin.client().post(BETA + "/" + request + "/" + decision, "", FROM);
    }

    @ParameterizedTest
    @CsvSource({"approve, reject", "reject, approve"})
    void aDecisionAboutEarlyAccessIsTold(String decision, String opposite) {
        var person = server.newPerson();
        var request = requestOf(person);
        decide(request, decision).expect(201);
        decide(request, decision).expect(201);
        decide(request, opposite).expect(409);
        assertThat(linesWith(person.id())).singleElement().satisfies(line -> {
            assertThat(line.propertyNames()).containsExactly("id", "at", "actor", "action", "subject", "detail");
            assertThat(line.get("actor").stringValue()).isEqualTo(admin.id());
            assertThat(line.get("action").stringValue()).isEqualTo("beta_access." + decision);
            assertThat(line.get("subject").stringValue()).isEqualTo(person.id());
            // Not the request's id: it leads to the person while copies of the request are about.
            assertThat(line.get("detail").toString()).isEqualTo("{\"address\":\"192.0.2.17\"}");
        });
    }

    @Test
    void earlyAccessThatIsGivenAnewIsTold() {
        var person = server.newAdmin();
        var request = requestOf(person);
        decide(request, "approve").expect(201);
        person.client().put("/v1/user", "{\"is_early_access\": false}").expect(200);
        decide(request, "approve").expect(201);
        assertThat(linesWith(person.id()))
                .extracting(line -> line.get("action").stringValue())
                .containsExactlyInAnyOrder("beta_access.approve", "user.change", "beta_access.approve", "admin.grant");
    }

    @Test
    void aChangeOfStandingIsToldWithTheFieldsThatChange() {
        var person = server.newAdmin();
        var body = "{\"is_admin\": true, \"employee\": true, \"is_early_access\": true, \"first_name\": \"Secret\"}";
        person.client().put("/v1/user", body, FROM).expect(200).contains("Secret");
        person.client().put("/v1/user", body, FROM).expect(200);
        person.client().put("/v1/user", "{\"first_name\": \"Other\"}").expect(200);
        var changes = new ArrayList<>(linesWith(person.id()));
        changes.removeIf(line -> !line.get("action").stringValue().equals("user.change"));
        assertThat(changes).singleElement().satisfies(line -> {
            assertThat(line.get("actor").stringValue()).isEqualTo(person.id());
            assertThat(line.get("subject").stringValue()).isEqualTo(person.id());
            assertThat(line.get("detail").toString())
                    .isEqualTo("{\"employee\":true,\"is_early_access\":true,\"address\":\"192.0.2.17\"}");
        });
        person.client().put("/v1/user", "{\"is_admin\": false}", FROM).expect(200);
        assertThat(linesWith(person.id()).getFirst().get("detail").toString())
                .isEqualTo("{\"is_admin\":false,\"address\":\"192.0.2.17\"}");
        person.client().put("/v1/user", "{\"is_admin\": true}").expect(403);
        assertThat(linesWith(person.id()).getFirst().toString()).contains("\"is_admin\":false");
    }

    @Test
    void whatTheCommandLineDoesIsTold() {
        var email = server.newAddress();
        var password = server.room().accounts().createAdmin(email);
        var created = new Registrant(server.client(), email, password, "", "");
        var id = server.client()
                .with(Registrant.access(created.signIn(password).expect(201).json()))
                .get("/v1/user")
                .json()
                .get("id")
                .stringValue();
        assertThat(linesWith(id))
                .extracting(JsonNode::toString)
                .singleElement()
                .asString()
                .endsWith("\"actor\":\"command line\",\"action\":\"admin.create\",\"subject\":\"" + id
                        + "\",\"detail\":{}}");

        var person = server.newPerson();
        server.room().accounts().grantAdmin(person.email());
        server.room().accounts().grantAdmin(person.email());
        assertThat(linesWith(person.id())).singleElement().satisfies(line -> {
            assertThat(line.get("actor").stringValue()).isEqualTo("command line");
            assertThat(line.get("action").stringValue()).isEqualTo("admin.grant");
        });
    }

    @Test
    void whoIsErasedStaysInItAsOneAndTheSameSomebody() {
        var gone = server.newAdmin();
        var id = gone.id();
        gone.client().put("/v1/user", "{\"employee\": true}").expect(200);
        decide(requestOf(gone), "approve").expect(201);
        var before = linesWith("").size();
        assertThat(linesWith(id)).hasSize(3);
        gone.client().delete("/v1/user").expect(200);
        assertThat(server.mailsTo(gone.email()).getLast().text()).contains("names behind lines of the audit trail: 1");

        assertThat(linesWith(id)).isEmpty();
        var erased = new HashSet<String>();
        for (var line : linesWith("erased_")) {
            erased.add(line.get("subject").stringValue());
        }
        assertThat(erased).singleElement().asString().matches("erased_[0-9a-f]{32}");
        assertThat(linesWith(erased.iterator().next())).hasSize(3);
        assertThat(linesWith("")).hasSize(before);
    }

    @Test
    void thePagesTogetherAreTheWholeNewestFirst() {
        for (int i = 0; i < 5; i++) {
            letTimePass();
            admin.client()
                    .put("/v1/user", "{\"employee\": " + (i % 2 == 0) + "}")
                    .expect(200);
        }
        var whole = linesWith("");
        assertThat(whole)
                .extracting(line -> line.get("at").stringValue())
                .isSortedAccordingTo(Comparator.reverseOrder());
        var paged = new ArrayList<JsonNode>();
        var cursor = "";
        int pages = 0;
        do {
            var page = admin.client()
                    .get(AUDIT + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            page.get("items").forEach(paged::add);
            assertThat(page.get("items").size()).isBetween(1, 2);
            cursor = page.get("nextCursor").stringValue("");
            pages++;
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(whole);
        assertThat(paged).extracting(line -> line.get("id").stringValue()).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo((whole.size() + 1) / 2);
    }

    @Test
    void aPageThatEndsWithTheLastLineIsTheLast() {
        int all = linesWith("").size();
        var page = admin.client().get(AUDIT + "?limit=" + all).expect(200).json();
        assertThat(page.get("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%20", "AAAA", "not*base64", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aBrokenCursorIsRefused(String cursor) {
        admin.client().get(AUDIT + "?cursor=" + cursor).expect(400).contains("cursor: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "1.5", "many", "99999999999"})
    void aLimitThatIsNoneIsRefused(String limit) {
        admin.client().get(AUDIT + "?limit=" + limit).expect(400).contains("limit: ");
    }

    @Test
    void onlyAdministratorsReadIt() {
        server.newPerson().client().get(AUDIT).expect(403);
        server.client().get(AUDIT).expect(401);
    }

    @Test
    void withoutALimitAPageHasAHundredLines() {
        try (var other = AccountServer.start(Map.of())) {
            var someone = other.newAdmin();
            other.stored().execute("""
                    INSERT INTO audit_entry
                    SELECT gen_random_uuid(), now(), 'SERVER', NULL, '', 'firmware.halt', 'firmware', gen_random_uuid(), '{}'
                    FROM generate_series(1, 101)""");
            var page = someone.client().get(AUDIT).expect(200).json();
            assertThat(page.get("items").size()).isEqualTo(100);
            assertThat(page.get("nextCursor").isString()).isTrue();
        }
    }
}
