package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.SettableClock;
import app.nowatch.TestDatabase;
import app.nowatch.platform.Problem;
import app.nowatch.platform.config.HttpSettings;
import app.nowatch.platform.config.SettingsReader;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.HttpServer;
import app.nowatch.platform.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedMailRoutesTest {
    private record KnownCaller(UUID userId, boolean admin) implements Caller {}

    private final TestDatabase postgres = TestDatabase.create();
    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;
    private HttpServer server;

    @BeforeAll
    void start() {
        var metrics = new SimpleMeterRegistry();
        database = Database.open(postgres.settings(), metrics);
        var settings = new SettingsReader(Map.of("http.port", "0"), Map.of()).read("http", HttpSettings.class);
        server = HttpServer.start(
                settings,
                new SettableClock(),
                metrics,
                FailedMailRoutesTest::caller,
                List.of(new FailedMailRoutes(database)));
        postgres.execute("""
                INSERT INTO mail (id, kind, recipient, parameters, status, attempts, last_error, created)
                SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'greeting', 'noor@example.org', '{}',
                       CASE WHEN n % 2 = 0 THEN 'FAILED' ELSE 'PENDING' END, 3, 'no way',
                       '2026-11-23T12:00:00Z'::timestamptz + n * interval '1 second'
                FROM generate_series(1, 2100) n
                """);
    }

    @AfterAll
    void stop() {
        server.close();
        database.close();
        postgres.close();
    }

    private static Caller caller(String bearer) {
        return switch (bearer) {
            case "admin" -> new KnownCaller(new UUID(0, 1), true);
            case "user" -> new KnownCaller(new UUID(0, 2), false);
            default -> throw new Problem.Unauthorized("nobody");
        };
    }

    private HttpResponse<byte[]> get(String query, String bearer) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + server.port() + "/nowatch/v1/admin/mails" + query);
        var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + bearer);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode list(String query) throws IOException, InterruptedException {
        var response = get(query, "admin");
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.read(response.body());
    }

    @ParameterizedTest
    @CsvSource({"'', admin, 200", "?status=FAILED, admin, 200", "?status=SENT, admin, 400", "?status=failed, admin, 400"
    })
    void statusIsFailedOrLeftOut(String query, String bearer, int status) throws IOException, InterruptedException {
        assertThat(get(query, bearer).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"user, 403", "stranger, 401"})
    void onlyAnAdministratorSeesIt(String bearer, int status) throws IOException, InterruptedException {
        assertThat(get("", bearer).statusCode()).isEqualTo(status);
    }

    @Test
    void failedMailsAreListedNewestFirstAndNoMoreThanAThousand() throws IOException, InterruptedException {
        var mails = list("?status=FAILED");

        assertThat(mails.size()).isEqualTo(1_000);
        assertThat(mails.get(0).toString())
                .isEqualTo("{\"id\":\"00000000-0000-4000-8000-000000002100\",\"kind\":\"greeting\","
                        + "\"recipient\":\"noor@example.org\",\"attempts\":3,\"created\":\"2026-11-23T12:35:00.000Z\","
                        + "\"lastError\":\"no way\",\"status\":\"FAILED\"}");
        assertThat(mails.get(999).get("created").stringValue()).isEqualTo("2026-11-23T12:01:42.000Z");
    }
}
