package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.mock.MockRoutes;
import app.nowatch.platform.Problem;
import app.nowatch.platform.config.DataSize;
import app.nowatch.platform.config.HttpSettings;
import app.nowatch.platform.http.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The mock server, over real HTTP, beside no database and no room at all. */
class MockTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static HttpServer server;

    @BeforeAll
    static void start() {
        var body = DataSize.ofMebibytes(1);
        var settings = new HttpSettings(
                "127.0.0.1",
                0,
                List.of("/nowatch"),
                "",
                List.of(),
                List.of(),
                -1,
                body,
                256,
                256,
                Duration.ofSeconds(30));
        server = HttpServer.start(
                settings,
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                bearer -> {
                    throw new Problem.Unauthorized("nobody is known");
                },
                List.of(new MockRoutes()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Operations.Operation> operations() {
        return Operations.described().stream();
    }

    /** Without a token, and from a page of another origin. */
    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationAnswersAsDescribed(Operations.Operation operation) throws Exception {
        var path = operation.path().replaceAll("\\{[^}]+}", "some");
        var request = request(operation.method(), path)
                .header("Origin", "https://app.example.org")
                .build();
        var answer = exchange(request);
        assertThat(answer.statusCode()).isBetween(200, 299);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        Contract.checkAnswer(operation.method(), path, answer);
    }

    /** A parameter never stands where another path has that very word. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/activity/types | \"met\"",
                "/v1/activity/01988b2c-6f30-7c52-9d0e-5a1f6f0c2b10 | \"startDatetime\"",
                "/v1/user | \"firstName\"",
                "/v1/user/ | \"firstName\"",
            })
    void theRightExampleAnswers(String path, String said) throws Exception {
        assertThat(new String(exchange(request("GET", path).build()).body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png, 137",
        "image/webp, image/webp, 82",
        "*/*, image/jpeg, 255",
        "text/css, image/jpeg, 255"
    })
    void theFormIsTheOneAskedFor(String accept, String type, int firstByte) throws Exception {
        var request = request("GET", "/v1/shared/custom/profile-picture/1").header("Accept", accept);
        var answer = exchange(request.build());
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.body()[0] & 0xff).isEqualTo(firstByte);
    }

    @Test
    void aBrowserMaySendItsToken() throws Exception {
        var answer = exchange(request("OPTIONS", "/v1/user")
                .header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .build());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("authorization,content-type");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("PUT", "DELETE");
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/nothing", "PATCH, /v1/user", "GET, /v1/user/some/more/words", "POST, /"})
    void whatIsNoOperationIsNotFound(String method, String path) throws Exception {
        var answer = exchange(request(method, path).build());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("there is no operation");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void headHasTheSameHeadersAndNoBody() throws Exception {
        var answer = exchange(request("HEAD", "/v1/user").build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEmpty();
    }

    private static HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + MockRoutes.PATH + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody());
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }
}
