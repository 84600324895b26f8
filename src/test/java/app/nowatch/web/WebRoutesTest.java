package app.nowatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.Problem;
import app.nowatch.platform.config.DataSize;
import app.nowatch.platform.config.HttpSettings;
import app.nowatch.platform.http.HttpServer;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets, over real HTTP. */
class WebRoutesTest {
    private static final OpenApiInteractionValidator CONTRACT =
            OpenApiInteractionValidator.createFor("openapi.yaml").build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = HttpServer.start(
                settings(),
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                bearer -> {
                    throw new Problem.Unauthorized("nobody is known");
                },
                List.of(new WebRoutes("1.2.3", "0.9.0", List.of("/first", "/second"))));
    }

    private static HttpSettings settings() {
        var paths = List.of("/first", "/second");
        var body = DataSize.ofMebibytes(1);
        return new HttpSettings(
                "127.0.0.1", 0, paths, "", List.of(), List.of(), -1, body, 256, 256, Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRootIsAPageThatSaysWhatRunsHere() throws Exception {
        var answer = get("/", "Accept", "text/html,application/json;q=0.5");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith("text/html").containsIgnoringCase("charset=utf-8");
        assertThat(text(answer))
                .contains("nowatch-server 1.2.3", "NOWATCH API", "0.9.0", "/first/v2/auth/login")
                .contains("href=\"/docs\"", "href=\"/openapi.yaml\"", "href=\"/health/ready\"")
                .doesNotContain("{{");
    }

    @Test
    void theRootIsJsonForThoseWhoAskForIt() throws Exception {
        var answer = get("/", "Accept", "application/json");
        assertThat(type(answer)).isEqualTo("application/json");
        assertThat(text(answer)).contains("\"version\":\"1.2.3\"", "\"basePath\":\"/first\"");
        assertObeysContract("/", answer);
    }

    @Test
    void theDescriptionNamesThePrefixesOfThisServer() throws Exception {
        var answer = get("/openapi.yaml", "Accept", "*/*");
        assertThat(type(answer)).isEqualTo("application/yaml");
        assertThat(header(answer, "Content-Disposition")).contains("openapi.yaml");
        assertThat(text(answer))
                .startsWith("openapi: 3.1.0\n")
                .contains("servers:\n  - url: /first\n  - url: /second\n    description:");
        assertObeysContract("/openapi.yaml", answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/start.js", "/docs/your-data"})
    void noPageNamesAnotherHost(String path) throws Exception {
        var answer = get(path, "Accept", "text/html");
        var hosts = Pattern.compile("https?:(?!//www\\.w3\\.org/2000/svg)|(src|href)=[\"']//");
        assertThat(hosts.matcher(text(answer)).find()).isFalse();
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("connect-src 'self'", "script-src 'self';")
                .doesNotContain("http", "*", "unsafe-eval");
        assertObeysContract(path, answer);
    }

    /** It speaks to people of operations: each of them must be there, at the prefix of this server. */
    @Test
    void thePageOnOnesOwnDataNamesOperationsThatThereAre() throws Exception {
        var page = text(get("/docs/your-data", "Accept", "text/html"));
        assertThat(page)
                .contains("id=\"take\"", "id=\"viewers\"", "id=\"erase\"")
                .doesNotContain("{{");
        var description = text(get("/openapi.yaml", "Accept", "*/*"));
        var named =
                Pattern.compile("<code>(GET|POST|DELETE) /first(/[^<]+)</code>").matcher(page);
        assertThat(named.results().toList())
                .hasSizeGreaterThan(5)
                .allSatisfy(found -> assertThat(
                                Pattern.compile("\n  " + Pattern.quote(found.group(2)) + ":\n(    .*\n|\n)*?    "
                                                + found.group(1).toLowerCase(Locale.ROOT) + ":")
                                        .matcher(description)
                                        .find())
                        .as(found.group())
                        .isTrue());
        assertThat(text(get("/", "Accept", "text/html"))).contains("href=\"/docs/your-data\"");
    }

    @Test
    void everyScriptOfTheReferencePageIsServed() throws Exception {
        var sources = Pattern.compile("<script src=\"([^\"]+)\"");
        var paths = sources.matcher(text(get("/docs", "Accept", "text/html")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(paths).hasSize(2);
        for (var path : paths) {
            assertThat(get(path, "Accept", "*/*").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/docs/reference.js | gzip, deflate, br | gzip",
                "/docs/reference.js | identity | none",
                "/openapi.yaml | gzip;q=0, identity | none",
                "/ | gzip | gzip"
            })
    void filesComeInTheEncodingAskedFor(String path, String accepted, String encoding) throws Exception {
        var answer = get(path, "Accept-Encoding", accepted);
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("none"))
                .isEqualTo(encoding);
        assertThat(header(answer, "Vary")).contains("Accept-Encoding");
        assertThat(plain(answer))
                .isEqualTo(get(path, "Accept-Encoding", "identity").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/start.js", "/docs/reference.js", "/docs/your-data", "/openapi.yaml"})
    void whoHasItAlreadyGetsNoBytes(String path) throws Exception {
        var first = get(path, "Accept-Encoding", "gzip");
        var again = get(path, "If-None-Match", header(first, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(path, "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/none.js", "/docs/..%2fopenapi.yaml", "/docs/scalar.js"})
    void otherNamesBelowDocsAreNotServed(String path) throws Exception {
        assertThat(get(path, "Accept", "*/*").statusCode()).isIn(400, 404);
    }

    private static void assertObeysContract(String path, HttpResponse<byte[]> answer) {
        var response = SimpleResponse.Builder.status(answer.statusCode()).withContentType(type(answer));
        answer.headers().map().forEach((name, values) -> response.withHeader(name, values));
        var report = CONTRACT.validateResponse(
                path, Method.GET, response.withBody(text(answer)).build());
        assertThat(report.getMessages()).isEmpty();
    }

    private static HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        var request = HttpRequest.newBuilder(uri).header(header, value).build();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    private static byte[] plain(HttpResponse<byte[]> answer) throws Exception {
        if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
            return answer.body();
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readAllBytes();
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String type(HttpResponse<byte[]> answer) {
        return header(answer, "Content-Type");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
