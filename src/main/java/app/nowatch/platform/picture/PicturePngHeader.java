package app.nowatch.platform.picture;

import java.util.Map;
import java.util.Set;

/** What a PNG says of its pixels (PNG, third edition, 11.2.1). */
record PicturePngHeader(PictureSize size, int bitsPerPixel, boolean needsPalette, boolean interlaced) {
    private static final int LENGTH = 13;
    private static final int PALETTE = 3;

    /** By type of colour: grey, colours, palette, grey with alpha, colours with alpha. */
    private static final Map<Integer, Integer> CHANNELS = Map.of(0, 1, 2, 3, PALETTE, 1, 4, 2, 6, 4);

    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            0,
            Set.of(1, 2, 4, 8, 16),
            2,
            Set.of(8, 16),
            PALETTE,
            Set.of(1, 2, 4, 8),
            4,
            Set.of(8, 16),
            6,
            Set.of(8, 16));

    static PicturePngHeader of(PictureBytes content) {
        if (content.size() != LENGTH) {
            throw PictureBytes.broken("its header is of a wrong length");
        }
        var size = new PictureSize((int) content.u32(0), (int) content.u32(4));
        int depth = content.u8(8);
        int colour = content.u8(9);
        if (!DEPTHS.getOrDefault(colour, Set.of()).contains(depth)
                || content.u8(10) != 0
                || content.u8(11) != 0
                || content.u8(12) > 1) {
            throw PictureBytes.broken("its header says what no picture can be");
        }
        int bits = depth * CHANNELS.getOrDefault(colour, 0);
        return new PicturePngHeader(size, bits, colour == PALETTE, content.u8(12) == 1);
    }
}
