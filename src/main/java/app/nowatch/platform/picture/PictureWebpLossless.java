package app.nowatch.platform.picture;

/**
 * The lossless pixels of a WebP (RFC 9649, 3). They are read only to see that they are all there: what fills a pixel is not
 * kept, so that a picture of any size takes little memory.
 */
final class PictureWebpLossless {
    private static final int SIGNATURE = 0x2f;
    private static final int HEADER = 5;
    private static final int SIDE_BITS = 14;
    private static final int PREDICTOR = 0;
    private static final int COLOURS = 1;
    private static final int PALETTE = 3;

    private PictureWebpLossless() {}

    /** Its size in pixels. */
    static PictureSize check(PictureBytes chunk) {
        var header = new PictureBits(chunk.slice(0, HEADER));
        int signature = header.read(8);
        int width = 1 + header.read(SIDE_BITS);
        int height = 1 + header.read(SIDE_BITS);
        header.read(1);
        if (signature != SIGNATURE || header.read(3) != 0) {
            throw PictureBytes.broken("its pixels do not begin as they must");
        }
        var size = new PictureSize(width, height);
        checkPixels(chunk.after(HEADER), size);
        return size;
    }

    /** Checks what follows the header. */
    static void checkPixels(PictureBytes content, PictureSize size) {
        var bits = new PictureBits(content);
        int width = size.width();
        int seen = 0;
        while (bits.read(1) == 1) {
            int type = bits.read(2);
            if ((seen >> type & 1) == 1) {
                throw PictureBytes.broken("it is transformed twice in the same way");
            }
            seen |= 1 << type;
            width = transform(bits, type, width, size.height());
        }
        PictureWebpPixels.check(bits, width, size.height());
    }

    /** Reads what a transform needs; the width of the picture that it is made from. */
    private static int transform(PictureBits bits, int type, int width, int height) {
        switch (type) {
            case PREDICTOR, COLOURS -> {
                int blockBits = 2 + bits.read(3);
                PictureWebpPixels.read(bits, blocks(width, blockBits), blocks(height, blockBits));
            }
            case PALETTE -> {
                int colours = 1 + bits.read(8);
                PictureWebpPixels.read(bits, colours, 1);
                return blocks(width, packing(colours));
            }
            default -> {}
        }
        return width;
    }

    /** Few colours let several pixels share a byte: two to the power of this. */
    private static int packing(int colours) {
        if (colours <= 2) {
            return 3;
        }
        return colours <= 4 ? 2 : colours <= 16 ? 1 : 0;
    }

    /** How many blocks of two to the power of so many bits cover a side. */
    static int blocks(int side, int bits) {
        return (side + (1 << bits) - 1) >> bits;
    }
}
