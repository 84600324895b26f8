package app.nowatch.platform.picture;

/** Reads a WebP bit by bit, the least of each byte first; looking behind the end is a broken picture. */
final class PictureBits {
    private final PictureBytes bytes;
    private int next;
    private int current;
    private int left;

    PictureBits(PictureBytes bytes) {
        this.bytes = bytes;
    }

    int bit() {
        if (left == 0) {
            current = bytes.u8(next++);
            left = 8;
        }
        left--;
        int bit = current & 1;
        current >>= 1;
        return bit;
    }

    /**
     * Several bits as a number, the first the least.
     *
     * @param count 0..24
     */
    int read(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= bit() << i;
        }
        return value;
    }
}
