package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds an exchange of a test against {@code api/openapi.yaml}. */
final class Contract {
    private static final String BASE_PATH = "/nowatch";

    private static final Set<String> OF_EXPORTS = Set.of("types", "encryptedUserIds");

    /** Parameters that are lists, by path. */
    private static final Map<String, Set<String>> LISTS = Map.of(
            "/v1/statistics", Set.of("type"),
            "/v1/user/export", OF_EXPORTS,
            "/v1/user/export/create", OF_EXPORTS);

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(text())
                    .withBasePathOverride("/")
                    .withLevelResolver(LevelResolver.create()
                            // Clients may send more than the contract names; a header such as If-None-Match is nobody's
                            // concern.
                            .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.IGNORE)
                            .withLevel("validation.request.accept.notAllowed", ValidationReport.Level.IGNORE)
                            .build())
                    .build();

    private Contract() {}

    /** The description that the program serves. */
    static String text() {
        try (var stream = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails when the answer is not one that the contract describes, or when a request that was served is not one. A request
     * that was refused is expected to break the contract.
     */
    static void check(HttpRequest request, byte[] body, HttpResponse<byte[]> response) {
        var path = request.uri().getPath();
        if (path.startsWith(BASE_PATH)) {
            path = path.substring(BASE_PATH.length());
        }
        if (response.statusCode() < 400) {
            var report = VALIDATOR.validate(sent(request, path, body), received(response));
            assertKept(report, request.method(), path, response);
        } else {
            checkAnswer(request.method(), path, response);
        }
    }

    /** Fails when the answer is not one that the contract describes; the path is without the base path. */
    static void checkAnswer(String method, String path, HttpResponse<byte[]> response) {
        var report = VALIDATOR.validateResponse(path, Request.Method.valueOf(method), received(response));
        assertKept(report, method, path, response);
    }

    private static void assertKept(ValidationReport report, String method, String path, HttpResponse<byte[]> response) {
        assertThat(report.getMessages())
                .as("%s %s -> %s", method, path, response.statusCode())
                .isEmpty();
    }

    private static SimpleRequest sent(HttpRequest request, String path, byte[] body) {
        var builder = new SimpleRequest.Builder(request.method(), path);
        request.headers().map().forEach((name, values) -> builder.withHeader(name, values));
        var query = request.uri().getRawQuery();
        if (query != null) {
            parameters(path, query).forEach(builder::withQueryParam);
        }
        if (body.length > 0) {
            builder.withBody(body);
        }
        return builder.build();
    }

    /** A list as one JSON value: the validator knows no lists in parameters of OpenAPI 3.1, and reads them as JSON. */
    private static Map<String, List<String>> parameters(String path, String query) {
        var parameters = Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0],
                        Collectors.mapping(
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), Collectors.toList())));
        for (var list : LISTS.getOrDefault(path, Set.of())) {
            parameters.computeIfPresent(
                    list,
                    (name, values) -> List.of(values.stream()
                            .flatMap(value -> Arrays.stream(value.split(",")))
                            .collect(Collectors.joining("\",\"", "[\"", "\"]"))));
        }
        return parameters;
    }

    private static SimpleResponse received(HttpResponse<byte[]> response) {
        var builder = SimpleResponse.Builder.status(response.statusCode());
        response.headers().map().forEach((name, values) -> builder.withHeader(name, values));
        // A message of protobuf that has nothing to say has no bytes, which the validator takes for no message.
        boolean silent = response.body().length == 0
                && response.headers().firstValue("Content-Type").orElse("").equals("application/x-protobuf");
        return builder.withBody(silent ? new byte[1] : response.body()).build();
    }
}
