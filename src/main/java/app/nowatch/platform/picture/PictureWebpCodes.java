package app.nowatch.platform.picture;

/** The five codes that the pixels of some blocks of a lossless WebP are written in (RFC 9649, 3.7.2 and 3.7.3). */
record PictureWebpCodes(
        PicturePrefixCode green,
        PicturePrefixCode red,
        PicturePrefixCode blue,
        PicturePrefixCode alpha,
        PicturePrefixCode distance) {
    /** Green below this; from here on lengths of copies. */
    static final int LENGTHS = 256;

    /** Lengths below this; from here on places in the cache of colours. */
    static final int CACHED = LENGTHS + 24;

    private static final int DISTANCES = 40;

    /** Reads them, for so many places in the cache. */
    static PictureWebpCodes read(PictureBits bits, int places) {
        return new PictureWebpCodes(
                PicturePrefixCode.read(bits, CACHED + places),
                PicturePrefixCode.read(bits, LENGTHS),
                PicturePrefixCode.read(bits, LENGTHS),
                PicturePrefixCode.read(bits, LENGTHS),
                PicturePrefixCode.read(bits, DISTANCES));
    }

    /** How many symbols they hold in memory. */
    int size() {
        return green.size() + red.size() + blue.size() + alpha.size() + distance.size();
    }

    /** A length or a distance, whose symbol says how large about and how many bits tell the rest. */
    static int number(PictureBits bits, int symbol) {
        if (symbol < 4) {
            return symbol + 1;
        }
        int more = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << more) + bits.read(more) + 1;
    }
}
