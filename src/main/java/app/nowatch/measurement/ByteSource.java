package app.nowatch.measurement;

/** Reads a part's bytes from the front; reading past the end is a {@link CorruptPartException}. */
final class ByteSource {
    final byte[] bytes;
    private int position;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    int get() {
        return bytes[take(1)] & 0xff;
    }

    /** Steps over so many bytes and says where they begin. */
    int take(int length) {
        if (length < 0 || length > bytes.length - position) {
            throw new CorruptPartException("it ends too early");
        }
        int start = position;
        position += length;
        return start;
    }

    int getVariable() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = get();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new CorruptPartException("a number is too long");
    }

    void expectEnd() {
        if (position != bytes.length) {
            throw new CorruptPartException("bytes follow its end");
        }
    }
}
