package app.nowatch.telemetry;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads OTLP JSON. It is protobuf's JSON but for ids, which are hex digits where protobuf wants base64: they are rewritten while
 * everything is counted, before the library makes objects of it.
 */
final class OtlpJson {
    /** Ours: a body of the default size, filled with items that an app would send, stays below. */
    static final int MOST_TOKENS = 500_000;

    private static final int DEEPEST = 250;
    /** Bytes of memory of a name or value, on average. */
    private static final int TOKEN = 64;

    private static final Set<String> IDS =
            Set.of("traceId", "spanId", "parentSpanId", "trace_id", "span_id", "parent_span_id");

    /** Stands for what is no hex, and is of no right length. */
    private static final byte[] NO_ID = {0};

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(MOST_TOKENS)
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private OtlpJson() {}

    /**
     * Fills the message.
     *
     * @throws Problem.Invalid when it is no JSON, or no such message
     * @throws Problem.TooLarge when it has too many values
     */
    static void read(byte[] body, Message.Builder message, MemoryBudget.Lease lease) {
        lease.reserve(2L * body.length);
        try {
            var json = new ByteArrayInputStream(withBase64(body, lease));
            PARSER.merge(new InputStreamReader(json, StandardCharsets.UTF_8), message);
        } catch (StreamConstraintsException e) {
            if (e.getOriginalMessage().contains("Token count")) {
                throw new Problem.TooLarge("body: has too many values; send less at once");
            }
            throw invalid();
        } catch (JacksonException | InvalidProtocolBufferException e) {
            throw invalid();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem invalid() {
        return new Problem.Invalid("body: is not the JSON message that is taken here");
    }

    private static byte[] withBase64(byte[] body, MemoryBudget.Lease lease) {
        var out = new ByteArrayOutputStream(body.length);
        long tokens = 0;
        boolean isWhole = false;
        try (var in = FACTORY.createParser(ObjectReadContext.empty(), body);
                var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            while (in.nextToken() != null) {
                if (isWhole) {
                    // The library would read the first alone, and lose the others without a word.
                    throw invalid();
                }
                tokens++;
                copy(in, json);
                isWhole = in.streamReadContext().inRoot();
            }
        }
        lease.reserve(tokens * TOKEN);
        return out.toByteArray();
    }

    private static void copy(JsonParser in, JsonGenerator json) {
        if (in.currentToken() == JsonToken.VALUE_STRING && IDS.contains(String.valueOf(in.currentName()))) {
            json.writeString(Base64.getEncoder().encodeToString(id(in.getString())));
        } else {
            json.copyCurrentEventExact(in);
        }
    }

    private static byte[] id(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return NO_ID.clone();
        }
    }
}
