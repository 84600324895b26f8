package app.nowatch.mock;

import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads operations and their examples out of an OpenAPI description. */
final class MockDescription {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** An example of bytes is the name of a file behind this sign. */
    private static final String FILE = "@";

    private final JsonNode root;

    private MockDescription(JsonNode root) {
        this.root = root;
    }

    /**
     * Every operation of a description.
     *
     * @param yaml OpenAPI 3.1
     * @throws IllegalStateException when an operation has no success answer, or a body without an example
     */
    static List<MockOperation> operations(byte[] yaml) {
        return new MockDescription(new YAMLMapper().readTree(yaml)).operations();
    }

    /**
     * The bytes of a file on the class path.
     *
     * @throws IllegalStateException when the build left it out
     */
    static byte[] resource(String path) {
        try (var in = MockDescription.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<MockOperation> operations() {
        var operations = new ArrayList<MockOperation>();
        for (var path : root.path("paths").properties()) {
            for (var entry : path.getValue().properties()) {
                if (METHODS.contains(entry.getKey())) {
                    var name = entry.getKey().toUpperCase(Locale.ROOT);
                    operations.add(MockOperation.of(
                            name, path.getKey(), answer(name + " " + path.getKey(), entry.getValue())));
                }
            }
        }
        operations.sort(Comparator.comparingLong(MockOperation::parameters));
        return List.copyOf(operations);
    }

    private MockAnswer answer(String name, JsonNode operation) {
        var success = operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .min(Map.Entry.comparingByKey())
                .orElseThrow(() -> new IllegalStateException(name + " never succeeds"));
        var response = resolved(success.getValue());
        var headers = new LinkedHashMap<String, String>();
        for (var header : response.path("headers").properties()) {
            example(resolved(header.getValue())).ifPresent(example -> headers.put(header.getKey(), example.asString()));
        }
        var bodies = new LinkedHashMap<String, byte[]>();
        for (var content : response.path("content").properties()) {
            var example = example(content.getValue())
                    .orElseThrow(() -> new IllegalStateException(name + " has no example as " + content.getKey()));
            bodies.put(content.getKey(), bytes(content.getKey(), example));
        }
        return new MockAnswer(Integer.parseInt(success.getKey()), headers, bodies);
    }

    /** The example of a body or a header: the only one, or the first of several. */
    private Optional<JsonNode> example(JsonNode described) {
        if (described.has("example")) {
            return Optional.of(described.get("example"));
        }
        return described.path("examples").values().stream()
                .map(example -> resolved(example).path("value"))
                .findFirst();
    }

    private static byte[] bytes(String mediaType, JsonNode example) {
        if (mediaType.contains("json")) {
            return Json.write(example);
        }
        var text = example.asString();
        return text.startsWith(FILE)
                ? resource("/mock/" + text.substring(FILE.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a node refers to, {@code #/components/responses/Success}; the node itself when it refers to nothing. */
    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(root.at(node.get("$ref").asString().substring(1))) : node;
    }
}
