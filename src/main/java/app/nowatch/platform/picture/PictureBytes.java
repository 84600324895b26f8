package app.nowatch.platform.picture;

import app.nowatch.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a picture, or a part of them; looking outside is {@link Problem.Invalid}, since a picture then ends too early. */
final class PictureBytes {
    private final byte[] bytes;
    private final int from;
    private final int size;

    PictureBytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private PictureBytes(byte[] bytes, int from, int size) {
        this.bytes = bytes;
        this.from = from;
        this.size = size;
    }

    /** Says of a picture what is wrong with it. */
    static Problem broken(String why) {
        return new Problem.Invalid("file: is a broken picture: " + why);
    }

    int size() {
        return size;
    }

    private int index(long at, long length) {
        if (at < 0 || length < 0 || at + length > size) {
            throw broken("it ends too early");
        }
        return from + (int) at;
    }

    /** An unsigned byte. */
    int u8(long at) {
        return bytes[index(at, 1)] & 0xff;
    }

    /** Two bytes, the greater first. */
    int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Two bytes, the lesser first. */
    int u16LittleEndian(long at) {
        return u8(at) | u8(at + 1) << 8;
    }

    /** Three bytes, the least first. */
    int u24LittleEndian(long at) {
        return u16LittleEndian(at) | u8(at + 2) << 16;
    }

    /** Four bytes, the greatest first. */
    long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** Four bytes, the least first. */
    long u32LittleEndian(long at) {
        return u16LittleEndian(at) | (long) u16LittleEndian(at + 2) << 16;
    }

    /** Each byte as one character. */
    String text(long at, long length) {
        return new String(bytes, index(at, length), (int) length, StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(String text) {
        return size >= text.length() && text(0, text.length()).equals(text);
    }

    /** A part, without copying it. */
    PictureBytes slice(long at, long length) {
        return new PictureBytes(bytes, index(at, length), (int) length);
    }

    /** All from there on. */
    PictureBytes after(long at) {
        return slice(at, size - at);
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, from, size);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, from + size);
    }

    void writeTo(ByteArrayOutputStream target) {
        target.write(bytes, from, size);
    }

    /** For sums over the bytes and for unpacking them. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, from, size).asReadOnlyBuffer();
    }
}
