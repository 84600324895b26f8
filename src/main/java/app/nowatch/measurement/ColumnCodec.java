package app.nowatch.measurement;

import java.util.Arrays;

/**
 * A column of integers: turned into small non-negative symbols (distance from the least, or zig-zag difference from the
 * one before, whichever is estimated shorter), then into byte planes, or into half bytes with a list of exceptions when
 * nearly all symbols are below 15. Half bytes matter: two symbols a byte let the entropy coder go below one bit a
 * symbol and give it half the work.
 */
final class ColumnCodec {
    private static final int DELTA = 1;
    private static final int HALVES = 2;
    private static final int ESCAPE = 15;
    private static final int PLANES = 4;
    private static final double BITS_OF_AN_OUTLIER = 12;
    private static final int SAMPLE = 8_192;

    private final PlaneCodec planes;
    private final int[] histogram = new int[256];
    private int[] symbols = new int[0];
    private int[] others = new int[0];
    private byte[] plane = new byte[0];

    ColumnCodec(PlaneCodec planes) {
        this.planes = planes;
    }

    /** How many integers the working arrays hold: what this codec keeps in memory. */
    int capacity() {
        return symbols.length;
    }

    /** Writes {@code values[0, count)}; count is at least 1. */
    void encode(int[] values, int count, ByteSink out) {
        if (encodeSteady(values, count, out)) {
            return;
        }
        reserve(count);
        int least = offsets(values, count);
        double offsetCost = cost(symbols, count);
        differences(values, count);
        boolean delta = cost(others, count - 1) < offsetCost;
        if (delta) {
            int[] swap = symbols;
            symbols = others;
            others = swap;
        }
        int length = delta ? count - 1 : count;
        int exceptions = listExceptions(length);
        boolean halves = exceptions <= length / 16;
        out.put((delta ? DELTA : 0) | (halves ? HALVES : 0));
        out.putVariable(zigZag(delta ? values[0] : least));
        if (halves) {
            out.putVariable(exceptions);
            if (exceptions > 0) {
                encodePlanes(others, exceptions, out);
            }
            encodeHalves(length, out);
        } else {
            encodePlanes(symbols, length, out);
        }
    }

    /** A column of equal steps, such as the seconds of a day without gaps: what the long way would write, at one look. */
    private static boolean encodeSteady(int[] values, int count, ByteSink out) {
        int step = count == 1 ? 0 : values[1] - values[0];
        int symbol = zigZag(step);
        if (Integer.compareUnsigned(symbol, ESCAPE) >= 0) {
            return false;
        }
        for (int i = 1; i < count; i++) {
            if (values[i] - values[i - 1] != step) {
                return false;
            }
        }
        out.put(step == 0 ? HALVES : DELTA | HALVES);
        out.putVariable(zigZag(values[0]));
        out.putVariable(0);
        if (step == 0) {
            out.put(PlaneCodec.ZEROS);
        } else {
            out.put(PlaneCodec.CONSTANT);
            out.put(symbol | symbol << 4);
        }
        return true;
    }

    /** Reads {@code count} integers into the front of {@code values}. */
    void decode(ByteSource in, int[] values, int count) {
        reserve(count);
        int mode = in.get();
        if (mode > (DELTA | HALVES)) {
            throw new CorruptPartException("a column has an unknown mode");
        }
        boolean delta = (mode & DELTA) != 0;
        int base = unZigZag(in.getVariable());
        int length = delta ? count - 1 : count;
        if ((mode & HALVES) != 0) {
            decodeHalves(in, values, base, length, delta);
            return;
        }
        decodePlanes(in, symbols, length);
        if (delta) {
            sum(values, base, length);
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = base + symbols[i];
            }
        }
    }

    private int decodeExceptions(ByteSource in, int length) {
        int exceptions = in.getVariable();
        if (exceptions < 0 || exceptions > length) {
            throw new CorruptPartException("a column has too many exceptions");
        }
        if (exceptions > 0) {
            decodePlanes(in, others, exceptions);
        }
        return exceptions;
    }

    private void sum(int[] values, int base, int length) {
        int value = base;
        values[0] = value;
        for (int i = 0; i < length; i++) {
            value += unZigZag(symbols[i]);
            values[i + 1] = value;
        }
    }

    private int offsets(int[] values, int count) {
        int least = values[0];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, values[i]);
        }
        for (int i = 0; i < count; i++) {
            symbols[i] = values[i] - least;
        }
        return least;
    }

    private void differences(int[] values, int count) {
        for (int i = 1; i < count; i++) {
            others[i - 1] = zigZag(values[i] - values[i - 1]);
        }
    }

    /**
     * Estimated bits of a sample of the symbols: the entropy of the low bytes, and a flat price for symbols that need
     * more than a byte. The sample of one length is always the same, so that two estimates compare.
     */
    private double cost(int[] candidates, int length) {
        Arrays.fill(histogram, 0);
        int large = 0;
        int sampled = 0;
        for (int i = 0; i < length; i += 1 + length / SAMPLE) {
            int symbol = candidates[i];
            histogram[symbol & 0xff]++;
            large += (symbol >>> 8) == 0 ? 0 : 1;
            sampled++;
        }
        double bits = large * BITS_OF_AN_OUTLIER;
        for (int times : histogram) {
            if (times > 0) {
                bits += times * Math.log((double) sampled / times) / Math.log(2);
            }
        }
        return bits;
    }

    /** Puts what is left of each symbol of 15 and above into {@link #others}; returns how many there are. */
    private int listExceptions(int length) {
        int listed = 0;
        for (int i = 0; i < length; i++) {
            if (Integer.compareUnsigned(symbols[i], ESCAPE) >= 0) {
                others[listed++] = symbols[i] - ESCAPE;
            }
        }
        return listed;
    }

    private void encodeHalves(int length, ByteSink out) {
        for (int i = 0; i < length; i += 2) {
            int low = half(symbols[i]);
            // An odd last symbol stands twice, so that a constant column stays a constant plane.
            int high = i + 1 < length ? half(symbols[i + 1]) : low;
            plane[i >> 1] = (byte) (low | high << 4);
        }
        int tagAt = out.size;
        out.put(0);
        int tag = planes.encode(plane, (length + 1) >> 1, out);
        out.bytes[tagAt] = (byte) tag;
    }

    private static int half(int symbol) {
        return Integer.compareUnsigned(symbol, ESCAPE) < 0 ? symbol : ESCAPE;
    }

    private void decodeHalves(ByteSource in, int[] values, int base, int length, boolean delta) {
        int exceptions = decodeExceptions(in, length);
        int tag = tag(in.get());
        if (tag <= PlaneCodec.CONSTANT) {
            int pair = tag == PlaneCodec.ZEROS ? 0 : in.get();
            int symbol = pair & 0x0f;
            if (symbol == pair >> 4 && symbol != ESCAPE) {
                fill(values, base, length, delta, symbol);
                return;
            }
            Arrays.fill(plane, 0, (length + 1) >> 1, (byte) pair);
        } else {
            planes.decode(in, tag, plane, (length + 1) >> 1);
        }
        expand(values, base, length, delta, exceptions);
    }

    /** All symbols are the same: equal steps, or one value. */
    private static void fill(int[] values, int base, int length, boolean delta, int symbol) {
        if (!delta) {
            Arrays.fill(values, 0, length, base + symbol);
            return;
        }
        int step = unZigZag(symbol);
        for (int i = 0; i <= length; i++) {
            values[i] = base + i * step;
        }
    }

    /** Half bytes to values in one walk. */
    private void expand(int[] values, int base, int length, boolean delta, int exceptions) {
        int listed = 0;
        int at = 0;
        int value = base;
        if (delta) {
            values[at++] = base;
        }
        for (int i = 0; i < length; i++) {
            int symbol = (plane[i >> 1] >> ((i & 1) << 2)) & 0x0f;
            if (symbol == ESCAPE) {
                if (listed == exceptions) {
                    throw new CorruptPartException("a column lacks an exception");
                }
                symbol += others[listed++];
            }
            value = delta ? value + unZigZag(symbol) : base + symbol;
            values[at++] = value;
        }
    }

    /** Low bytes, then the higher ones, each plane on its own; planes of zeros cost two bits. */
    private void encodePlanes(int[] source, int length, ByteSink out) {
        int tagsAt = out.size;
        out.put(0);
        int tags = 0;
        for (int p = 0; p < PLANES; p++) {
            for (int i = 0; i < length; i++) {
                plane[i] = (byte) (source[i] >>> (8 * p));
            }
            tags |= planes.encode(plane, length, out) << (2 * p);
        }
        out.bytes[tagsAt] = (byte) tags;
    }

    private void decodePlanes(ByteSource in, int[] target, int length) {
        int tags = in.get();
        Arrays.fill(target, 0, length, 0);
        for (int p = 0; p < PLANES; p++) {
            int tag = (tags >> (2 * p)) & 3;
            if (tag != PlaneCodec.ZEROS) {
                planes.decode(in, tag, plane, length);
                for (int i = 0; i < length; i++) {
                    target[i] |= (plane[i] & 0xff) << (8 * p);
                }
            }
        }
    }

    private static int tag(int tag) {
        if (tag > PlaneCodec.COMPRESSED) {
            throw new CorruptPartException("a plane has an unknown form");
        }
        return tag;
    }

    private void reserve(int count) {
        if (symbols.length < count) {
            symbols = new int[count];
            others = new int[count];
            plane = new byte[count];
        }
    }

    private static int zigZag(int value) {
        return value << 1 ^ value >> 31;
    }

    private static int unZigZag(int value) {
        return value >>> 1 ^ -(value & 1);
    }
}
