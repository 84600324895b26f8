package app.nowatch.measurement;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;

/**
 * One run of bytes of a known length. A two-bit tag tells its form, so that a plane of zeros costs nothing at all.
 *
 * <p>Level 1 with matches of at least 7 bytes: on noise-like planes longer searches find only short matches that cost
 * more than the literals they replace (measured: level 6 is no smaller and 35 times slower).
 */
final class PlaneCodec implements AutoCloseable {
    static final int ZEROS = 0;
    static final int CONSTANT = 1;
    static final int PLAIN = 2;
    static final int COMPRESSED = 3;

    private static final int LEVEL = 1;
    private static final int SHORTEST_MATCH = 7;
    private static final int WORTH_COMPRESSING = 16;

    private final ZstdCompressCtx compressor = new ZstdCompressCtx();
    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
    private byte[] compressed = new byte[4096];

    PlaneCodec() {
        compressor.setLevel(LEVEL);
        compressor.setMinMatch(SHORTEST_MATCH);
        compressor.setMagicless(true);
        compressor.setContentSize(false);
        compressor.setChecksum(false);
        decompressor.setMagicless(true);
    }

    /** Writes {@code plane[0, length)} and returns the tag that tells its form. */
    int encode(byte[] plane, int length, ByteSink out) {
        if (isConstant(plane, length)) {
            if (length == 0 || plane[0] == 0) {
                return ZEROS;
            }
            out.put(plane[0]);
            return CONSTANT;
        }
        int size = length < WORTH_COMPRESSING ? length : compress(plane, length);
        if (size + 2 >= length) {
            out.put(plane, 0, length);
            return PLAIN;
        }
        out.putVariable(size);
        out.put(compressed, 0, size);
        return COMPRESSED;
    }

    private int compress(byte[] plane, int length) {
        int bound = length + length / 128 + 64;
        if (compressed.length < bound) {
            compressed = new byte[bound];
        }
        return compressor.compressByteArray(compressed, 0, compressed.length, plane, 0, length);
    }

    /** Reads {@code length} bytes in the form of the tag into the front of {@code plane}. */
    void decode(ByteSource in, int tag, byte[] plane, int length) {
        switch (tag) {
            case ZEROS -> Arrays.fill(plane, 0, length, (byte) 0);
            case CONSTANT -> Arrays.fill(plane, 0, length, (byte) in.get());
            case PLAIN -> System.arraycopy(in.bytes, in.take(length), plane, 0, length);
            default -> decompress(in, plane, length);
        }
    }

    private void decompress(ByteSource in, byte[] plane, int length) {
        int size = in.getVariable();
        int start = in.take(size);
        try {
            if (decompressor.decompressByteArray(plane, 0, length, in.bytes, start, size) != length) {
                throw new CorruptPartException("a plane has the wrong length");
            }
        } catch (ZstdException e) {
            throw new CorruptPartException("a plane cannot be decompressed", e);
        }
    }

    private static boolean isConstant(byte[] plane, int length) {
        for (int i = 1; i < length; i++) {
            if (plane[i] != plane[0]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        compressor.close();
        decompressor.close();
    }
}
