package app.nowatch.telemetry;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;

/** Copies of messages without the attributes on the deny list, wherever in them they stand. */
final class Cleaned {
    private Cleaned() {}

    static Message of(Message message, DenyList deny) {
        var copy = message.toBuilder();
        message.getAllFields().forEach((field, value) -> {
            if (field.getType() == FieldDescriptor.Type.MESSAGE) {
                copy.setField(field, field.isRepeated() ? list((List<?>) value, deny) : of((Message) value, deny));
            }
        });
        return copy.build();
    }

    private static List<Message> list(List<?> messages, DenyList deny) {
        return messages.stream()
                .filter(message -> !(message instanceof KeyValue attribute && deny.has(attribute.getKey())))
                .map(message -> of((Message) message, deny))
                .toList();
    }
}
