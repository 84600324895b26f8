package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileTest {
    private AccountServer server;
    private Registrant person;

    @BeforeAll
    void start() {
        server = AccountServer.start();
        person = server.newPerson();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aNewProfileHasEveryFieldAndNothingElse() {
        var newcomer = server.newPerson();
        var profile = newcomer.client()
                .get("/v1/user")
                .expect(200)
                .lacks("argon2", "password", "isAdmin", newcomer.access(), newcomer.refresh());
        assertThat(profile.text().replaceFirst("uid_[0-9a-f]{32}", "ID")).isEqualTo("""
                {"id":"ID","email":"%s","firstName":"Noor","lastName":"Example","isEarlyAccess":false,\
                "gender":null,"watchHand":null,"dominantHand":null,"height":null,"weight":null,"dateOfBirth":null,\
                "unit":"METRIC","employee":false,"lastSyncAt":null}""".formatted(newcomer.email()));
        server.client().get("/v1/user").expect(401);
    }

    @Test
    void whatIsSentChangesAndTheRestStays() {
        var changed = server.newPerson();
        var profile = changed.client().put("/v1/user", """
                        {"first_name": "Zoë", "date_of_birth": "1990-04-12T23:30:00+02:00", "height": 172, "weight": 68,
                         "gender": "FEMALE", "watch_hand": "LEFT", "dominant_hand": "MIXED", "platform": "IOS",
                         "unit": "IMPERIAL", "last_name": null, "is_admin": false, "shoe_size": 39}""").expect(200);
        profile.contains(
                "\"firstName\":\"Zoë\"",
                "\"lastName\":\"Example\"",
                "\"dateOfBirth\":\"1990-04-12T21:30:00.000Z\"",
                "\"height\":172",
                "\"weight\":68",
                "\"gender\":\"FEMALE\"",
                "\"watchHand\":\"LEFT\"",
                "\"dominantHand\":\"MIXED\"",
                "\"unit\":\"IMPERIAL\"",
                "\"employee\":false");
        assertThat(changed.client().get("/v1/user").bytes()).isEqualTo(profile.bytes());
        changed.client()
                .put("/v1/user", "{\"date_of_birth\": \"1990-04-12\", \"height\": null}")
                .expect(200)
                .contains("\"dateOfBirth\":\"1990-04-12T00:00:00.000Z\"", "\"height\":172");
        changed.client().put("/v1/user", "{}").expect(200).contains("\"height\":172");
        server.client().put("/v1/user", "{}").expect(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            height        | 50                     | 49
            height        | 275                    | 276
            height        | 180.0                  | 180.5
            weight        | 20                     | 19
            weight        | 500                    | 501
            weight        | 70                     | "70"
            date_of_birth | "1901-01-01"           | "1900-12-31"
            date_of_birth | "2025-01-01T00:00:00Z" | "2999-01-01"
            date_of_birth | "1990-04-12"           | "12.4.1990"
            gender        | "OTHER"                | "other"
            watch_hand    | "RIGHT"                | "BOTH"
            dominant_hand | "MIXED"                | 1
            platform      | "ANDROID"              | "SYMBIAN"
            unit          | "METRIC"               | ""
            first_name    | "A"                    | ""
            last_name     | "A b c"                | "  "
            employee      | false                  | "no"
            is_admin      | null                   | 0
            """)
    void boundsOf(String field, String taken, String refused) {
        person.client().put("/v1/user", "{\"%s\": %s}".formatted(field, taken)).expect(200);
        person.client()
                .put("/v1/user", "{\"%s\": %s}".formatted(field, refused))
                .expect(400)
                .contains("\"" + field + ": must be ");
    }

    @Test
    void namesOfMoreThan150CharactersAreRefused() {
        person.client()
                .put("/v1/user", "{\"first_name\": \"" + "é".repeat(150) + "\"}")
                .expect(200);
        person.client()
                .put("/v1/user", "{\"first_name\": \"" + "é".repeat(151) + "\"}")
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource({"is_admin", "employee", "is_early_access"})
    void onlyAdministratorsChangeTheirStanding(String field) {
        var ordinary = server.newPerson();
        ordinary.client()
                .put("/v1/user", "{\"%s\": true, \"height\": 180}".formatted(field))
                .expect(403);
        ordinary.client().get("/v1/user").expect(200).contains("\"height\":null");
        ordinary.client().put("/v1/user", "{\"%s\": false}".formatted(field)).expect(200);
        var admin = server.newAdmin();
        admin.client()
                .put("/v1/user", "{\"employee\": true, \"is_early_access\": true}")
                .expect(200)
                .contains("\"employee\":true", "\"isEarlyAccess\":true");
        admin.client().put("/v1/user", "{\"is_admin\": false}").expect(200);
        admin.client()
                .put("/v1/user", "{\"%s\": %s}".formatted(field, field.equals("is_admin")))
                .expect(403);
    }

    @Test
    void theLastSyncMovesForwardsOnly() {
        var synced = server.newPerson();
        var id = UserId.parse(synced.id()).orElseThrow();
        var accounts = server.room().accounts();
        var later = server.clock().instant();
        server.database().useTransaction(transaction -> {
            assertThat(accounts.touchLastSync(transaction, id, later)).isTrue();
            assertThat(accounts.touchLastSync(transaction, id, later.minus(Duration.ofDays(1))))
                    .isTrue();
            assertThat(accounts.touchLastSync(transaction, java.util.UUID.randomUUID(), later))
                    .isFalse();
        });
        assertThat(synced.client().get("/v1/user").json().get("lastSyncAt").stringValue())
                .isEqualTo(app.nowatch.platform.json.Times.format(later));
    }
}
