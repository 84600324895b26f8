package app.nowatch.platform.picture;

import app.nowatch.platform.Problem;

/**
 * Width and height in pixels, as the header of a picture says before anything is unpacked: few bytes may claim any number of
 * pixels, and whoever shows the picture pays for them. A phone's 24 megapixels are taken.
 */
record PictureSize(int width, int height) {
    static final int LONGEST_SIDE = 16_384;
    static final int MOST_PIXELS = 25_000_000;

    /** {@link Problem.Invalid} without pixels, {@link Problem.TooLarge} with too many; sides are read as unsigned. */
    PictureSize {
        if (width == 0 || height == 0) {
            throw PictureBytes.broken("it has no pixels");
        }
        if (Integer.compareUnsigned(width, LONGEST_SIDE) > 0
                || Integer.compareUnsigned(height, LONGEST_SIDE) > 0
                || (long) width * height > MOST_PIXELS) {
            throw new Problem.TooLarge("file: must be a picture of at most " + MOST_PIXELS + " pixels, and "
                    + LONGEST_SIDE + " on a side");
        }
    }

    int pixels() {
        return width * height;
    }
}
