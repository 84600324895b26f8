package app.nowatch.platform.picture;

/**
 * The lossy pixels of a WebP, one key frame of VP8 (RFC 6386, 9.1). Its head is checked, and that its first partition is there.
 * Behind that stands an arithmetic code, for which any bytes are pixels: decoding would find nothing more.
 */
final class PictureWebpLossy {
    private static final int HEADER = 10;
    private static final int START_CODE = 0x2a019d;
    private static final int SIDE = 0x3fff;

    private PictureWebpLossy() {}

    /** Its size in pixels. */
    static PictureSize check(PictureBytes chunk) {
        int tag = chunk.u24LittleEndian(0);
        boolean key = (tag & 1) == 0;
        boolean shown = (tag >> 4 & 1) == 1;
        int version = tag >> 1 & 7;
        if (!key || !shown || version > 3 || chunk.u24LittleEndian(3) != START_CODE) {
            throw PictureBytes.broken("its pixels do not begin as they must");
        }
        var size = new PictureSize(chunk.u16LittleEndian(6) & SIDE, chunk.u16LittleEndian(8) & SIDE);
        int firstPartition = tag >> 5;
        if (firstPartition == 0 || firstPartition >= chunk.size() - HEADER) {
            throw PictureBytes.broken("pixels are missing");
        }
        return size;
    }
}
