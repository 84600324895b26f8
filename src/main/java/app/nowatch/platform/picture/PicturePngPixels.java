package app.nowatch.platform.picture;

import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the pixels of a PNG only to see that they are all there and no more: rows, each a byte that names its filter and its
 * pixels, of the whole picture or, interlaced, of seven thinner ones (PNG, third edition, 7.2, 8.1 and 9).
 */
final class PicturePngPixels {
    private static final int FILTERS = 5;

    /** Of each pass: first column and row, and the steps to the next. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final PicturePngHeader header;
    private final int[][] passes;
    private int pass = -1;
    private int rowsOfPass;
    private int bytesOfRow;
    private int untilNextRow;

    PicturePngPixels(PicturePngHeader header) {
        this.header = header;
        passes = header.interlaced() ? PASSES : ONE_PASS;
    }

    /**
     * Checks them.
     *
     * @param packed the pieces of one compressed stream
     */
    void check(List<PictureBytes> packed) {
        var inflater = new Inflater();
        byte[] unpacked = new byte[1 << 13];
        try {
            for (var piece : packed) {
                inflater.setInput(piece.buffer());
                for (int length = 1; length > 0; ) {
                    length = inflater.inflate(unpacked);
                    follow(unpacked, length);
                }
                if (inflater.getRemaining() > 0) {
                    throw PictureBytes.broken("bytes stand behind its pixels");
                }
            }
            if (!inflater.finished() || nextRow()) {
                throw PictureBytes.broken("pixels are missing");
            }
        } catch (DataFormatException e) {
            throw PictureBytes.broken("its pixels cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private void follow(byte[] unpacked, int length) {
        int at = 0;
        while (at < length) {
            if (untilNextRow == 0) {
                if (!nextRow() || (unpacked[at] & 0xff) >= FILTERS) {
                    throw PictureBytes.broken("its pixels are not in rows");
                }
                untilNextRow = 1 + bytesOfRow;
            }
            int step = Math.min(untilNextRow, length - at);
            untilNextRow -= step;
            at += step;
        }
    }

    /** Goes on to the next row, if the last is complete and there is one; passes without pixels have no rows. */
    private boolean nextRow() {
        while (untilNextRow == 0 && rowsOfPass == 0 && ++pass < passes.length) {
            int[] grid = passes[pass];
            long columns = steps(header.size().width() - grid[0], grid[2]);
            bytesOfRow = (int) ((columns * header.bitsPerPixel() + 7) / 8);
            rowsOfPass = columns == 0 ? 0 : steps(header.size().height() - grid[1], grid[3]);
        }
        return untilNextRow > 0 || rowsOfPass-- > 0;
    }

    private static int steps(int length, int step) {
        return Math.max(0, (length + step - 1) / step);
    }
}
