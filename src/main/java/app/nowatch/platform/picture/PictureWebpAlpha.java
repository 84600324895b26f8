package app.nowatch.platform.picture;

/** The alpha of a lossy WebP: a byte of flags, then one byte a pixel or a lossless picture without a header (RFC 9649, 2.7.1.2). */
final class PictureWebpAlpha {
    private static final int COMPRESSION = 3;

    private PictureWebpAlpha() {}

    static void check(PictureBytes chunk, PictureSize size) {
        var content = chunk.after(1);
        switch (chunk.u8(0) & COMPRESSION) {
            case 0 -> content.slice(0, (long) size.width() * size.height());
            case 1 -> PictureWebpLossless.checkPixels(content, size);
            default -> throw PictureBytes.broken("its alpha is of an unknown kind");
        }
    }
}
