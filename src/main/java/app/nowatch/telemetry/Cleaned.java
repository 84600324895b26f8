package app.nowatch.telemetry;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages without the attributes on the deny list, wherever in them they stand; what has none is not copied. */
final class Cleaned {
    private Cleaned() {}

    static Message of(Message message, DenyList deny) {
        var copy = new Copy(message);
        message.getAllFields().forEach((field, value) -> {
            if (field.getType() == FieldDescriptor.Type.MESSAGE) {
                var clean = field.isRepeated() ? list((List<?>) value, deny) : of((Message) value, deny);
                copy.put(field, value, clean);
            }
        });
        return copy.message();
    }

    /** The list itself, when nothing in it is denied. */
    private static List<?> list(List<?> messages, DenyList deny) {
        var clean = messages.stream()
                .filter(message -> !(message instanceof KeyValue attribute && deny.has(attribute.getKey())))
                .map(message -> of((Message) message, deny))
                .toList();
        if (clean.size() < messages.size()) {
            return clean;
        }
        for (int i = 0; i < clean.size(); i++) {
            if (!isSame(clean.get(i), messages.get(i))) {
                return clean;
            }
        }
        return messages;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** Begun with the first field that has to be changed. */
    private static final class Copy {
        private final Message original;
        private Message.@Nullable Builder builder;

        Copy(Message original) {
            this.original = original;
        }

        void put(FieldDescriptor field, Object before, Object after) {
            if (isSame(before, after)) {
                return;
            }
            if (builder == null) {
                builder = original.toBuilder();
            }
            builder.setField(field, after);
        }

        Message message() {
            return builder == null ? original : builder.build();
        }
    }
}
