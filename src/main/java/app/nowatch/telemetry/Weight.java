package app.nowatch.telemetry;

import app.nowatch.platform.Problem;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * How much memory a protobuf body becomes once it is parsed. Two bytes can be a message, which is an object of a hundred: so
 * they are counted before they are made.
 */
final class Weight {
    /** Ours: a body of the default size with items that an app would send stays well below. */
    static final int MOST_MESSAGES = 3 << 17;

    /** Bytes of a message of OTLP, with its place in a list, on average. */
    private static final int MESSAGE = 64;

    private static final int NUMBER = 8;
    /** Protobuf's own bound. */
    private static final int DEEPEST = 100;

    private final CodedInputStream in;
    private long count;

    private Weight(byte[] body) {
        in = CodedInputStream.newInstance(body);
    }

    /**
     * Bytes of memory, besides those of the body.
     *
     * @throws Problem.TooLarge when it has too many values
     * @throws Problem.Invalid when it cannot be a message of this shape
     */
    static long of(byte[] body, Shape shape) {
        var weight = new Weight(body);
        try {
            weight.add(shape, 0);
        } catch (IOException e) {
            throw new Problem.Invalid("body: is not the protobuf message that is taken here");
        }
        return weight.count * MESSAGE;
    }

    private void add(Shape shape, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("too deep");
        }
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            var field = shape.field(WireFormat.getTagFieldNumber(tag));
            int wire = WireFormat.getTagWireType(tag);
            if (field != null && field.shape() != null && wire == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                count(1);
                int limit = in.pushLimit(in.readRawVarint32());
                add(field.shape(), depth + 1);
                in.popLimit(limit);
            } else {
                skip(field, tag, wire);
            }
        }
    }

    private void skip(Shape.@org.jspecify.annotations.Nullable Field field, int tag, int wire) throws IOException {
        if (wire == WireFormat.WIRETYPE_START_GROUP || wire == WireFormat.WIRETYPE_END_GROUP) {
            // No message has groups: it is kept as something unknown, or refused, by the parser.
            count(1);
        } else if (wire == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            int length = in.readRawVarint32();
            boolean packed = field != null && field.repeated() && field.wire() != WireFormat.WIRETYPE_LENGTH_DELIMITED;
            count(field == null || field.repeated() ? 1 : 0);
            count(packed ? length / NUMBER : 0);
            in.skipRawBytes(length);
        } else {
            count(field == null || field.repeated() ? 1 : 0);
            in.skipField(tag);
        }
    }

    private void count(int more) {
        count += more;
        if (count > MOST_MESSAGES) {
            throw new Problem.TooLarge("body: has too many values; send less at once");
        }
    }
}
