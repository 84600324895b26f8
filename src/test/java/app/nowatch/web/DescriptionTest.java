package app.nowatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description is well formed, its examples obey it, and it refuses what it must. */
class DescriptionTest {
    private static final SwaggerParseResult PARSED = parse();
    private static final OpenAPI API = PARSED.getOpenAPI();
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createFor("openapi.yaml").build();
    private static final String PROFILE = """
            {"id":"uid_01988b2c6f307c529d0e5a1f6f0c2b10","email":"a@example.org","firstName":"A","lastName":"B",
            "isEarlyAccess":false,"gender":null,"watchHand":null,"dominantHand":null,"height":null,"weight":null,
            "dateOfBirth":null,"unit":"METRIC","employee":false,"lastSyncAt":null}""";

    private static SwaggerParseResult parse() {
        var options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readLocation("openapi.yaml", List.of(), options);
    }

    @Test
    void loadsWithoutAMessage() {
        assertThat(PARSED.getMessages()).isEmpty();
        assertThat(API.getInfo().getTitle()).isEqualTo("NOWATCH API");
        assertThat(API.getInfo().getVersion()).isEqualTo("0.9.0");
    }

    @Test
    void namesEveryOperationOnceAndDescribesIt() {
        assertThat(operations().map(Operation::getOperationId))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z][a-zA-Z]+Controller_[a-z][A-Za-z]+(V[12])?"));
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.getSummary()).isNotBlank().doesNotEndWith(".");
            assertThat(operation.getDescription()).isNotBlank();
            assertThat(operation.getTags()).hasSize(1);
        });
    }

    @Test
    void takesAProfileOfNulls() {
        assertThat(profile(PROFILE).getMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lastSyncAt\":null | \"lastSyncAt\":null,\"more\":1",
                ",\"lastSyncAt\":null | ''",
                "\"gender\":null | \"gender\":\"X\"",
                "\"gender\":null | \"gender\":1",
                "\"watchHand\":null | \"watchHand\":\"BOTH\"",
                "\"height\":null | \"height\":\"172\"",
                "\"height\":null | \"height\":49",
                "\"weight\":null | \"weight\":68.5",
                "\"dateOfBirth\":null | \"dateOfBirth\":\"1990-04-12T00:00:00Z\"",
                "\"isEarlyAccess\":false | \"isEarlyAccess\":null",
                "uid_ | user_"
            })
    void refusesAProfileThatDrifted(String part, String replacement) {
        var drifted = PROFILE.replace(part, replacement);
        assertThat(drifted).isNotEqualTo(PROFILE);
        assertThat(profile(drifted).getMessages()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Morning-Run-7, true",
        "'Aa1 `12345', true",
        "'Aa1\\\\5678', true",
        "Aa1-567, false",
        "morning-run-7, false",
        "MORNING-RUN-7, false",
        "Morning-Run-x, false",
        "MorningRun77, false"
    })
    void knowsThePasswordRule(String password, boolean good) {
        var body = "{\"new_password\":\"" + password + "\"}";
        var messages = request(Method.POST, "/nowatch/v1/user/change_password", body);
        assertThat(messages.isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nowatch/v1/auth/refresh | POST | {'refresh':'a','more':1} | true",
                "/nowatch/v1/auth/refresh | POST | {'refresh_token':'a'} | true",
                "/nowatch/v1/auth/refresh | POST | {'refreshToken':'a'} | true",
                "/nowatch/v1/auth/refresh | POST | {'token':'a'} | false",
                "/nowatch/v1/user | PUT | {} | true",
                "/nowatch/v1/user | PUT | {'gender':null,'height':null,'more':[1]} | true",
                "/nowatch/v1/user | PUT | {'gender':'NONE'} | false",
                "/nowatch/v1/user | PUT | {'height':276} | false",
                "/nowatch/v1/user | PUT | {'first_name':''} | false",
                "/nowatch/v1/user | PUT | {'date_of_birth':'1990-04-12'} | true",
                "/nowatch/v1/user | PUT | {'date_of_birth':'1990-04-12T10:00:00.123456789+02:00'} | true",
                "/nowatch/v1/user | PUT | {'date_of_birth':'12.4.1990'} | false",
                "/nowatch/v1/user/settings | PUT | {'settings':{'timezone':null,'a':{'b':1}}} | true",
                "/nowatch/v1/user/settings | PUT | {'settings':[]} | false",
            })
    void judgesRequests(String path, Method method, String body, boolean good) {
        assertThat(request(method, path, body.replace('\'', '"')).isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyJsonExampleObeysItsSchema(String where, MediaType type, boolean request) throws Exception {
        assertThat(type.getExample()).as(where).isNotNull();
        var schemas = new com.atlassian.oai.validator.schema.SchemaValidator(
                API, new com.atlassian.oai.validator.report.MessageResolver());
        var body = Json31.mapper().readTree(Json31.mapper().writeValueAsString(type.getExample()));
        var report = schemas.validate(() -> body, type.getSchema(), request ? "request.body" : "response.body");
        assertThat(report.getMessages()).as(where).isEmpty();
    }

    @Test
    void asksForRetryAfterWhereItIsPromised() {
        var error = """
                {"timestamp":"2025-08-09T06:30:00.000Z","path":"/nowatch/v1/user","message":["x"],"statusCode":429}""";
        var bare = SimpleResponse.Builder.status(429)
                .withContentType("application/json;charset=utf-8")
                .withBody(error)
                .build();
        assertThat(VALIDATOR
                        .validateResponse("/nowatch/v1/user", Method.GET, bare)
                        .getMessages())
                .isNotEmpty();
        var told = SimpleResponse.Builder.status(429)
                .withContentType("application/json;charset=utf-8")
                .withHeader("Retry-After", "3")
                .withBody(error)
                .build();
        assertThat(VALIDATOR
                        .validateResponse("/nowatch/v1/user", Method.GET, told)
                        .getMessages())
                .isEmpty();
    }

    private static Stream<Operation> operations() {
        return API.getPaths().values().stream().flatMap(item -> item.readOperations().stream());
    }

    static Stream<Arguments> examples() {
        return API.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .flatMap(entry -> examples(path.getKey(), entry)));
    }

    private static Stream<Arguments> examples(String path, Map.Entry<HttpMethod, Operation> entry) {
        var operation = entry.getValue();
        var where = entry.getKey() + " " + path;
        var body = operation.getRequestBody() == null ? null : operation.getRequestBody();
        var asked = body == null ? Stream.<Arguments>of() : json(where, body.getContent(), true);
        var answered = operation.getResponses().entrySet().stream()
                .flatMap(response -> json(
                        where + " " + response.getKey(), response.getValue().getContent(), false));
        return Stream.concat(asked, answered);
    }

    private static Stream<Arguments> json(String where, Content content, boolean request) {
        return content == null || content.get("application/json") == null
                ? Stream.of()
                : Stream.of(Arguments.of(where, content.get("application/json"), request));
    }

    private static ValidationReport profile(String body) {
        var response = SimpleResponse.Builder.ok()
                .withContentType("application/json")
                .withBody(body)
                .build();
        return VALIDATOR.validateResponse("/nowatch/v1/user", Method.GET, response);
    }

    private static List<ValidationReport.Message> request(Method method, String path, String body) {
        var request = new SimpleRequest.Builder(method, path)
                .withContentType("application/json")
                .withAuthorization("Bearer a.b.c")
                .withBody(body)
                .build();
        return VALIDATOR.validateRequest(request).getMessages();
    }
}
