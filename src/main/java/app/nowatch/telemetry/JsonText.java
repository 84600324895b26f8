package app.nowatch.telemetry;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes messages as OTLP JSON: enums as numbers, integers of 64 bits as texts, ids as hex digits, defaults left out. Reads the
 * bytes of a message that was parsed before, in which every field is in order and of its type; attributes on the deny list do
 * not come out again.
 */
final class JsonText {
    private static final byte[] NO_BYTES = {};
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** In place of the number of the list that is being written: nothing is written yet, or something else than a list. */
    private static final int NOTHING = -1;

    private static final int NO_LIST = 0;
    private static final int KEY = (1 << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private final Bytes out;
    private final DenyList deny;
    private byte[] in = NO_BYTES;
    private int position;

    JsonText(Bytes out, DenyList deny) {
        this.out = out;
        this.deny = deny;
    }

    /** Appends the message, which has no unknown fields. */
    void write(MessageLite message, Shape shape) {
        in = message.toByteArray();
        position = 0;
        object(in.length, shape);
        // It may be large, and the rows that are made here wait for their turn.
        in = NO_BYTES;
    }

    private void object(int end, Shape shape) {
        out.put('{');
        int open = NOTHING;
        while (position < end) {
            int tag = (int) varint();
            int number = WireFormat.getTagFieldNumber(tag);
            var field = shape.field(number);
            if (field == null) {
                throw new IllegalStateException("an unknown field");
            }
            boolean packed = field.repeated() && WireFormat.getTagWireType(tag) != field.wire();
            int last = packed ? endOfLength() : position + 1;
            while (position < last && !isDenied(field)) {
                if (open != number) {
                    begin(field, open);
                    open = field.repeated() ? number : NO_LIST;
                } else {
                    out.put(',');
                }
                value(field);
            }
        }
        if (open > NO_LIST) {
            out.put(']');
        }
        out.put('}');
    }

    /** The name of a field, behind what came before. */
    private void begin(Shape.Field field, int open) {
        if (open > NO_LIST) {
            out.put(']');
        }
        if (open != NOTHING) {
            out.put(',');
        }
        out.putAscii(field.label());
        if (field.repeated()) {
            out.put('[');
        }
    }

    /** Steps over an attribute that is not wanted. Its key comes first. */
    private boolean isDenied(Shape.Field field) {
        if (field.shape() == null || !field.shape().isAttribute()) {
            return false;
        }
        int before = position;
        int end = endOfLength();
        if (position < end && in[position] == KEY) {
            position++;
            int endOfKey = endOfLength();
            if (deny.has(in, position, endOfKey)) {
                position = end;
                return true;
            }
        }
        position = before;
        return false;
    }

    private void value(Shape.Field field) {
        switch (field.type()) {
            case MESSAGE -> {
                int end = endOfLength();
                object(end, java.util.Objects.requireNonNull(field.shape()));
            }
            case STRING -> text(endOfLength());
            case BYTES -> bytes(field.hex());
            case BOOL -> out.putAscii(varint() == 0 ? "false" : "true");
            case INT32, ENUM -> out.putAscii(Integer.toString((int) varint()));
            case UINT32 -> out.putAscii(Integer.toUnsignedString((int) varint()));
            case SINT32 -> out.putAscii(Integer.toString(CodedInputStream.decodeZigZag32((int) varint())));
            case INT64 -> quoted(Long.toString(varint()));
            case UINT64 -> quoted(Long.toUnsignedString(varint()));
            case SINT64 -> quoted(Long.toString(CodedInputStream.decodeZigZag64(varint())));
            case FIXED32 -> out.putAscii(Integer.toUnsignedString(fixed32()));
            case SFIXED32 -> out.putAscii(Integer.toString(fixed32()));
            case FIXED64 -> {
                out.put('"');
                out.putDecimal(fixed64());
                out.put('"');
            }
            case SFIXED64 -> quoted(Long.toString(fixed64()));
            case DOUBLE -> number(Double.longBitsToDouble(fixed64()));
            case FLOAT -> number(Float.intBitsToFloat(fixed32()));
            default -> throw new IllegalStateException("no field of OTLP is a " + field.type());
        }
    }

    private void number(double value) {
        if (Double.isFinite(value)) {
            out.putAscii(Double.toString(value));
        } else {
            quoted(Double.toString(value));
        }
    }

    private void quoted(String ascii) {
        out.put('"');
        out.putAscii(ascii);
        out.put('"');
    }

    private void bytes(boolean hex) {
        int end = endOfLength();
        if (hex) {
            out.put('"');
            for (; position < end; position++) {
                out.put(DIGITS[(in[position] >> 4) & 0xF]);
                out.put(DIGITS[in[position] & 0xF]);
            }
            out.put('"');
        } else {
            quoted(Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(in, position, end)));
            position = end;
        }
    }

    private void text(int end) {
        out.put('"');
        int from = position;
        for (; position < end; position++) {
            byte letter = in[position];
            if (letter == '"' || letter == '\\' || (letter >= 0 && letter < ' ')) {
                out.put(in, from, position);
                from = position + 1;
                escaped(letter);
            }
        }
        out.put(in, from, end);
        out.put('"');
    }

    private void escaped(byte letter) {
        out.put('\\');
        if (letter < ' ') {
            out.putAscii("u00");
            out.put(DIGITS[letter >> 4]);
            out.put(DIGITS[letter & 0xF]);
        } else {
            out.put(letter);
        }
    }

    private int endOfLength() {
        int length = (int) varint();
        return position + length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        return value;
    }

    private int fixed32() {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value |= (in[position++] & 0xFF) << (8 * i);
        }
        return value;
    }

    private long fixed64() {
        return (fixed32() & 0xFFFF_FFFFL) | ((long) fixed32() << Integer.SIZE);
    }
}
