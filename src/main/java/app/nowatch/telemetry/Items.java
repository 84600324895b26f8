package app.nowatch.telemetry;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Set;

/** What the requests of one signal are made of. */
interface Items {
    /** Is told what stands in a request, in its order. */
    interface Receiver {
        /** All items up to the next call are of these. */
        void source(Resource resource, String resourceSchema, InstrumentationScope scope, String scopeSchema);

        void item(Message item);
    }

    Signal signal();

    Parser<? extends Message> parser();

    Message.Builder builder();

    /** An item without anything in it. */
    Message example();

    void walk(Message request, Receiver receiver);

    /** The item's columns; what is wrong with it is noted in the bounds. */
    Facts facts(Message item, Bounds bounds, Attributes attributes);

    /** The request without some items, compared by identity. */
    Message without(Message request, Set<Message> refused);

    /** The answer. */
    Message response(Refusals refusals);
}
