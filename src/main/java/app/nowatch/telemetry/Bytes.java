package app.nowatch.telemetry;

import app.nowatch.platform.MemoryBudget;
import java.util.Arrays;

/** Bytes that are written one behind the other, big-endian, in memory taken from a budget. */
final class Bytes {
    private static final int FIRST = 1 << 12;

    private final MemoryBudget.Lease lease;
    private byte[] buffer = new byte[FIRST];
    private int length;

    Bytes(MemoryBudget.Lease lease) {
        this.lease = lease;
        lease.reserve(FIRST);
    }

    /** The buffer, of which the first {@link #length} bytes are written. */
    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** How many bytes the buffer can hold. */
    int capacity() {
        return buffer.length;
    }

    /** Makes room. */
    private int advance(int more) {
        int before = length;
        if (more > buffer.length - length) {
            grow(more);
        }
        length += more;
        return before;
    }

    private void grow(int more) {
        int capacity = Math.max(2 * buffer.length, Math.addExact(length, more));
        lease.reserve((long) capacity - buffer.length);
        buffer = Arrays.copyOf(buffer, capacity);
    }

    void put(int value) {
        if (length == buffer.length) {
            grow(1);
        }
        buffer[length++] = (byte) value;
    }

    void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    void put(byte[] bytes, int from, int to) {
        int at = advance(to - from);
        System.arraycopy(bytes, from, buffer, at, to - from);
    }

    /** Text of ASCII. */
    void putAscii(String text) {
        int at = advance(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[at + i] = (byte) text.charAt(i);
        }
    }

    void putShort(int value) {
        put(value >> 8);
        put(value);
    }

    /** Unsigned, in decimal digits. */
    void putDecimal(long value) {
        if (value < 0) {
            putAscii(Long.toUnsignedString(value));
            return;
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int at = advance(digits);
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    void putInt(int value) {
        setInt(advance(Integer.BYTES), value);
    }

    /** Changes what was written before. */
    void setInt(int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            buffer[at + i] = (byte) (value >> (24 - 8 * i));
        }
    }

    void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }
}
