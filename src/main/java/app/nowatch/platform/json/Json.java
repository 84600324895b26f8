package app.nowatch.platform.json;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper: records out by their component names, times in the API's form. */
public final class Json {
    /** A tree costs some eighty bytes a token: a small body must not become a large tree. */
    private static final int MOST_TOKENS = 100_000;

    private static final int DEEPEST = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addModule(new SimpleModule("nowatch")
                    .addSerializer(Instant.class, new InstantSerializer())
                    .addSerializer(Double.class, new NumberSerializer())
                    .addSerializer(Double.TYPE, new NumberSerializer()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What an app stores comes back as it was sent: 1.10 and numbers with more digits than a double has.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The value as UTF-8. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The value as text, for the database. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Any JSON value.
     *
     * @throws JacksonException when the bytes are not one JSON value
     */
    public static JsonNode read(byte[] utf8) {
        return MAPPER.readTree(utf8);
    }

    /** Whether the bytes were refused for how many values they have; the parser says so in words only. */
    static boolean isTooMuch(JacksonException refusal) {
        return refusal instanceof StreamConstraintsException
                && refusal.getOriginalMessage().contains("Token count");
    }

    /** As {@link #read(byte[])}, for text from the database. */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** An empty JSON object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty JSON array to fill. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A number for a tree, in the form in which numbers are written: 3, not 3.0. */
    public static JsonNode number(double value) {
        return NumberSerializer.isWhole(value)
                ? MAPPER.getNodeFactory().numberNode((long) value)
                : MAPPER.getNodeFactory().numberNode(value);
    }

    /** The shortest form that reads back equal: 3, not 3.0. */
    private static final class NumberSerializer extends ValueSerializer<Double> {
        private static final double WHOLE_BELOW = 1e15;

        static boolean isWhole(double value) {
            return value == Math.rint(value) && Math.abs(value) < WHOLE_BELOW;
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            if (isWhole(value)) {
                generator.writeNumber(value.longValue());
            } else {
                generator.writeNumber(value);
            }
        }
    }

    private static final class InstantSerializer extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Times.format(value));
        }
    }
}
