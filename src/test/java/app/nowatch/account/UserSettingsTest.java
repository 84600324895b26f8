package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.statistics.ZoneChange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserSettingsTest {
    private static final String PATH = "/v1/user/settings";

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
    void beforeTheFirstWriteTheyAreEmptyAndAsOldAsTheAccount() {
        var person = server.newPerson();
        var settings = person.client()
                .get(PATH)
                .expect(200)
                .contains("{\"settings\":{},")
                .json();
        assertThat(settings.get("createdAt")).isEqualTo(settings.get("updatedAt"));
        server.client().get(PATH).expect(401);
        server.client().put(PATH, "{\"settings\": {}}").expect(401);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        var person = server.newPerson();
        var sent = "{\"z\":1.10,\"a\":[null,true,{\"b\":123456789012345678901234567890.0123456789}],"
                + "\"onboarding.intention\":\"schlafen ☾ \\n\",\"user_consent.data_sharing\":false}";
        person.client().put(PATH, "{\"settings\": " + sent + "}").expect(200).contains("{\"settings\":" + sent);
        person.client().get(PATH).expect(200).contains("{\"settings\":" + sent);
    }

    @Test
    void aWriteReplacesAllAndMovesOneTime() {
        var person = server.newPerson();
        server.clock().advance(Duration.ofMinutes(1));
        var first = person.client()
                .put(PATH, "{\"settings\": {\"a\": 1, \"b\": 2}}")
                .expect(200)
                .json();
        assertThat(first.get("createdAt")).isEqualTo(first.get("updatedAt"));
        server.clock().advance(Duration.ofMinutes(1));
        var second = person.client().put(PATH, "{\"settings\": {\"b\": 3}}").expect(200);
        second.contains("{\"settings\":{\"b\":3},").lacks("\"a\"");
        assertThat(second.json().get("createdAt")).isEqualTo(first.get("createdAt"));
        assertThat(second.json().get("updatedAt")).isNotEqualTo(first.get("updatedAt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"settings\": null}",
                "{\"settings\": []}",
                "{\"settings\": \"x\"}",
                "[]",
                "{\"settings\": {\"a\": 1, \"a\": 2}}",
                "{\"settings\": {\"a\": \"\\ud800\"}}",
                "{\"settings\": {\"a\": \"\\u0000\"}}"
            })
    void whatIsNoObjectIsRefused(String body) {
        server.newPerson().client().put(PATH, body).expect(400);
    }

    @Test
    void sixtyFourKibibytesAndNotMore() {
        var person = server.newPerson();
        int frame = "{\"a\":\"\"}".length();
        var most = "{\"a\":\"" + "x".repeat(65_536 - frame) + "\"}";
        person.client().put(PATH, "{\"settings\": " + most + "}").expect(200);
        person.client()
                .put(PATH, "{\"settings\": " + most.replaceFirst("x", "xx") + "}")
                .expect(400)
                .contains("settings: must be at most 65536 bytes");
        person.client()
                .put(PATH, "{\"settings\": {\"a\": \"" + "x".repeat(2_000_000) + "\"}}")
                .expect(413);
        person.client().get(PATH).expect(200).contains(most);
    }

    @Test
    void theZoneStaysUnlessItIsSent() {
        var person = server.newPerson();
        person.client()
                .put(PATH, "{\"settings\": {\"timezone\": \"Europe/Amsterdam\", \"a\": 1}}")
                .expect(200)
                .contains("{\"settings\":{\"timezone\":\"Europe/Amsterdam\",\"a\":1}");
        person.client()
                .put(PATH, "{\"settings\": {\"a\": 2}}")
                .expect(200)
                .contains("{\"settings\":{\"a\":2,\"timezone\":\"Europe/Amsterdam\"}");
        person.client().get(PATH).expect(200).contains("{\"settings\":{\"a\":2,\"timezone\":\"Europe/Amsterdam\"}");
        person.client()
                .put(PATH, "{\"settings\": {\"timezone\": null}}")
                .expect(200)
                .lacks("Amsterdam");
        person.client().put(PATH, "{\"settings\": {}}").expect(200).contains("{\"settings\":{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Europe/Atlantis\"", "\"+02:00\"", "\"\"", "\"europe/amsterdam\"", "2", "{}"})
    void anUnknownZoneIsRefusedAndChangesNothing(String zone) {
        var person = server.newPerson();
        person.client()
                .put(PATH, "{\"settings\": {\"a\": 1, \"timezone\": " + zone + "}}")
                .expect(400)
                .contains("settings.timezone: must be an IANA name");
        person.client().get(PATH).expect(200).contains("{\"settings\":{}");
    }

    @Test
    void changesOfTheZoneAreKeptByLocalDay() {
        var person = server.newPerson();
        setZone(person, "\"Asia/Tokyo\"");
        setZone(person, "\"Asia/Tokyo\"");
        // The first zone ever holds for all days before it, too.
        var tokyo = "0001-01-01 Asia/Tokyo";
        assertThat(zones(person)).containsExactly(tokyo);
        server.clock().advance(Duration.ofDays(3));
        setZone(person, "\"Pacific/Kiritimati\"");
        // Westward over the date line, the new zone's day is the day before: the other never came to hold.
        setZone(person, "\"Pacific/Honolulu\"");
        var honolulu = from("Pacific/Honolulu") + " Pacific/Honolulu";
        assertThat(zones(person)).containsExactly(tokyo, honolulu);
        server.clock().advance(Duration.ofDays(3));
        setZone(person, "null");
        assertThat(zones(person)).containsExactly(tokyo, honolulu, from("UTC") + " UTC");
    }

    private void setZone(Registrant person, String zone) {
        person.onAnotherDevice()
                .client()
                .put(PATH, "{\"settings\": {\"timezone\": " + zone + "}}")
                .expect(200);
    }

    private LocalDate from(String zone) {
        return ZoneChange.recorded(server.clock().instant(), ZoneId.of(zone)).from();
    }

    private List<String> zones(Registrant person) {
        return server.stored().query("""
                SELECT from_day || ' ' || zone FROM account_zone JOIN account ON account.id = user_id
                WHERE email = '%s' ORDER BY from_day""".formatted(person.email()));
    }
}
