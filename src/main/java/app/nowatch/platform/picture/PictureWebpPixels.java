package app.nowatch.platform.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A picture within a lossless WebP: the one that is seen, or one of the small ones that say how it is made. Each pixel is
 * written out, copied from one before, or looked up in a cache of colours (RFC 9649, 3.6 and 3.7).
 */
final class PictureWebpPixels {
    /** Far more than encoders need, some of which hold a thousand groups of codes; it keeps a hostile file from our memory. */
    private static final int MOST_SYMBOLS = 8_000_000;

    private static final int MOST_CACHE_BITS = 11;
    private static final int[] NOTHING = {};
    private static final List<Near> NEAR = near();

    private final PictureBits bits;
    private final int width;
    private final int count;
    private final int[] pixels;
    private final List<PictureWebpCodes> codes = new ArrayList<>();
    private final int cacheBits;
    private final int[] cache;
    private int[] groups = NOTHING;
    private int groupBits;

    private PictureWebpPixels(PictureBits bits, int width, int height, boolean kept) {
        this.bits = bits;
        this.width = width;
        count = width * height;
        pixels = kept ? new int[count] : NOTHING;
        boolean cached = bits.read(1) == 1;
        cacheBits = cached ? bits.read(4) : 0;
        if (cached && (cacheBits == 0 || cacheBits > MOST_CACHE_BITS)) {
            throw PictureBytes.broken("its cache of colours is of a wrong size");
        }
        cache = kept && cacheBits > 0 ? new int[1 << cacheBits] : NOTHING;
    }

    /** Reads the picture that is seen to its end, and keeps nothing. */
    static void check(PictureBits bits, int width, int height) {
        var picture = new PictureWebpPixels(bits, width, height, false);
        int groups = bits.read(1) == 0 ? 1 : picture.readGroups(height);
        picture.readCodes(groups);
        picture.readPixels();
    }

    /** Reads a small picture: its pixels as alpha, red, green, blue. */
    static int[] read(PictureBits bits, int width, int height) {
        var picture = new PictureWebpPixels(bits, width, height, true);
        picture.readCodes(1);
        picture.readPixels();
        return picture.pixels;
    }

    /** A small picture says which group of codes each block is written in; how many there are. */
    private int readGroups(int height) {
        groupBits = 2 + bits.read(3);
        groups =
                read(bits, PictureWebpLossless.blocks(width, groupBits), PictureWebpLossless.blocks(height, groupBits));
        int last = 0;
        for (int i = 0; i < groups.length; i++) {
            groups[i] = groups[i] >> 8 & 0xffff;
            last = Math.max(last, groups[i]);
        }
        return last + 1;
    }

    private void readCodes(int groupCount) {
        int symbols = 0;
        for (int i = 0; i < groupCount; i++) {
            var group = PictureWebpCodes.read(bits, cacheBits == 0 ? 0 : 1 << cacheBits);
            symbols += group.size();
            if (symbols > MOST_SYMBOLS) {
                throw PictureBytes.broken("it has too many codes");
            }
            codes.add(group);
        }
    }

    private PictureWebpCodes codesAt(int at) {
        if (groups.length == 0) {
            return codes.get(0);
        }
        int blocks = PictureWebpLossless.blocks(width, groupBits);
        int row = (at / width) >> groupBits;
        int column = (at % width) >> groupBits;
        return codes.get(groups[row * blocks + column]);
    }

    private void readPixels() {
        int at = 0;
        while (at < count) {
            var here = codesAt(at);
            int symbol = here.green().next(bits);
            if (symbol < PictureWebpCodes.LENGTHS) {
                int red = here.red().next(bits);
                int blue = here.blue().next(bits);
                int alpha = here.alpha().next(bits);
                keep(at++, alpha << 24 | red << 16 | symbol << 8 | blue);
            } else if (symbol < PictureWebpCodes.CACHED) {
                at = copy(at, PictureWebpCodes.number(bits, symbol - PictureWebpCodes.LENGTHS), here);
            } else {
                keep(at++, cache.length == 0 ? 0 : cache[symbol - PictureWebpCodes.CACHED]);
            }
        }
    }

    private int copy(int start, int length, PictureWebpCodes here) {
        int distance = distance(PictureWebpCodes.number(bits, here.distance().next(bits)));
        if (distance > start || length > count - start) {
            throw PictureBytes.broken("a pixel is copied from outside");
        }
        for (int at = start; at < start + length && pixels.length > 0; at++) {
            keep(at, pixels[at - distance]);
        }
        return start + length;
    }

    private void keep(int at, int pixel) {
        if (pixels.length > 0) {
            pixels[at] = pixel;
        }
        if (cache.length > 0) {
            cache[(0x1e35a7bd * pixel) >>> (32 - cacheBits)] = pixel;
        }
    }

    /** How many pixels back, row by row; the smallest numbers mean places near by, in any direction. */
    private int distance(int number) {
        if (number > NEAR.size()) {
            return number - NEAR.size();
        }
        var near = NEAR.get(number - 1);
        return Math.max(1, near.left() + near.up() * width);
    }

    private record Near(int left, int up) {
        int distance() {
            return left * left + up * up;
        }
    }

    /** The format's list of 120 places: the nearest first, of these the highest, of these the one to the left. */
    private static List<Near> near() {
        var places = new ArrayList<Near>();
        for (int up = 0; up < 8; up++) {
            for (int left = up == 0 ? 1 : -7; left <= 8; left++) {
                places.add(new Near(left, up));
            }
        }
        places.sort(Comparator.comparingInt(Near::distance)
                .thenComparing(Near::up, Comparator.reverseOrder())
                .thenComparing(Near::left, Comparator.reverseOrder()));
        return List.copyOf(places);
    }
}
