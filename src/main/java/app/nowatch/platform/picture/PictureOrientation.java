package app.nowatch.platform.picture;

/**
 * The one thing of EXIF that is part of how a picture looks: which way it is turned. EXIF is a TIFF header with a directory of
 * tags of twelve bytes each (EXIF 3.0, 4.6).
 */
final class PictureOrientation {
    /** Not turned. */
    static final int UPRIGHT = 1;

    private static final int MOST = 8;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int TAG_BYTES = 12;

    private PictureOrientation() {}

    /** 1..8; {@link #UPRIGHT} when nothing readable says otherwise, since what is dropped need not be whole. */
    static int read(PictureBytes tiff) {
        boolean little = tiff.startsWith("II*\0");
        if (tiff.size() < 8 || (!little && !tiff.startsWith("MM\0*"))) {
            return UPRIGHT;
        }
        long directory = little ? tiff.u32LittleEndian(4) : tiff.u32(4);
        if (directory + 2 > tiff.size()) {
            return UPRIGHT;
        }
        int tags = u16(tiff, directory, little);
        for (long tag = directory + 2; tags > 0 && tag + TAG_BYTES <= tiff.size(); tag += TAG_BYTES, tags--) {
            if (u16(tiff, tag, little) == TAG && u16(tiff, tag + 2, little) == SHORT) {
                int value = u16(tiff, tag + 8, little);
                return value >= UPRIGHT && value <= MOST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int u16(PictureBytes tiff, long at, boolean little) {
        return little ? tiff.u16LittleEndian(at) : tiff.u16(at);
    }

    /** EXIF that says this and nothing else: the header, a directory of one tag, and no further directory. */
    static byte[] write(int orientation) {
        return new byte[] {
            'M',
            'M',
            0,
            '*',
            0,
            0,
            0,
            8,
            0,
            1,
            TAG >> 8,
            TAG & 0xff,
            0,
            SHORT,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
    }
}
