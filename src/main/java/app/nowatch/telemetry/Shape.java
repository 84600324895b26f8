package app.nowatch.telemetry;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a protobuf message, by their numbers: read once from the published descriptors, so that bytes can be walked
 * without an object for each message in them.
 */
final class Shape {
    /** In OTLP JSON these are hex digits, all other bytes base64. */
    private static final Set<String> HEX = Set.of("trace_id", "span_id", "parent_span_id");

    private final boolean attribute;
    private @Nullable Field[] fields = new Field[0];

    /**
     * A field.
     *
     * @param label what stands before its value in JSON: its name in quotation marks, and a colon
     * @param wire how its value stands in the bytes when it is not packed
     * @param shape of its messages; null when it has other values
     */
    record Field(
            String label,
            FieldDescriptor.Type type,
            int wire,
            boolean repeated,
            boolean hex,
            @Nullable Shape shape) {}

    private Shape(boolean attribute) {
        this.attribute = attribute;
    }

    static Shape of(Descriptor message) {
        return of(message, new HashMap<>());
    }

    private static Shape of(Descriptor message, Map<Descriptor, Shape> known) {
        var before = known.get(message);
        if (before != null) {
            return before;
        }
        var shape =
                new Shape(message.getFullName().equals(KeyValue.getDescriptor().getFullName()));
        known.put(message, shape);
        int last = message.getFields().stream()
                .mapToInt(FieldDescriptor::getNumber)
                .max()
                .orElse(0);
        var fields = new Field[last + 1];
        for (var field : message.getFields()) {
            fields[field.getNumber()] = field(field, known);
        }
        shape.fields = fields;
        return shape;
    }

    private static Field field(FieldDescriptor field, Map<Descriptor, Shape> known) {
        boolean message = field.getType() == FieldDescriptor.Type.MESSAGE;
        return new Field(
                '"' + field.getJsonName() + "\":",
                field.getType(),
                wire(field.getType()),
                field.isRepeated(),
                HEX.contains(field.getName()),
                message ? of(field.getMessageType(), known) : null);
    }

    private static int wire(FieldDescriptor.Type type) {
        return switch (type) {
            case FIXED64, SFIXED64, DOUBLE -> WireFormat.WIRETYPE_FIXED64;
            case FIXED32, SFIXED32, FLOAT -> WireFormat.WIRETYPE_FIXED32;
            case STRING, BYTES, MESSAGE -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
            default -> WireFormat.WIRETYPE_VARINT;
        };
    }

    /** The field of a number, or null when there is none. */
    @Nullable
    Field field(int number) {
        return number < fields.length ? fields[number] : null;
    }

    /** Whether its messages are attributes, which may be on the deny list. */
    boolean isAttribute() {
        return attribute;
    }
}
