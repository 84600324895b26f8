package app.nowatch.importing;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The last record of a zip (APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16), looked at before the library opens the file: it would
 * read a directory of any size into memory.
 */
final class ZipEnd {
    private static final int SIZE = 22;
    private static final int SIGNATURE = 0x06054b50;
    private static final int DIRECTORY_BYTES = 12;
    private static final int COMMENT_BYTES = 20;
    private static final long IN_LARGE_RECORD = 0xffff_ffffL;

    private static final int LOCATOR_SIZE = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LARGE_RECORD_AT = 8;

    private static final int LARGE_SIZE = 56;
    private static final int LARGE_SIGNATURE = 0x06064b50;
    private static final int LARGE_DIRECTORY_BYTES = 40;

    private static final String BROKEN = "file: the zip is damaged or incomplete, or no zip";

    private ZipEnd() {}

    /**
     * Refuses a zip with a larger directory. One with a comment is refused as well, since a second end could hide in it.
     *
     * @throws Problem.Invalid when this is no whole zip, or not such a one
     */
    static void check(Path zip, long mostDirectoryBytes) throws IOException {
        try (var file = new RandomAccessFile(zip.toFile(), "r")) {
            var end = record(file, file.length() - SIZE, SIZE, SIGNATURE);
            if (end.getShort(COMMENT_BYTES) != 0) {
                throw broken();
            }
            long directory = Integer.toUnsignedLong(end.getInt(DIRECTORY_BYTES));
            if (directory == IN_LARGE_RECORD) {
                var locator = record(file, file.length() - SIZE - LOCATOR_SIZE, LOCATOR_SIZE, LOCATOR_SIGNATURE);
                var large = record(file, locator.getLong(LARGE_RECORD_AT), LARGE_SIZE, LARGE_SIGNATURE);
                directory = large.getLong(LARGE_DIRECTORY_BYTES);
            }
            if (directory < 0 || directory > mostDirectoryBytes) {
                throw new Problem.Invalid("file: the zip has too many files");
            }
        }
    }

    static Problem broken() {
        return new Problem.Invalid(BROKEN);
    }

    private static ByteBuffer record(RandomAccessFile file, long at, int size, int signature) throws IOException {
        if (at < 0 || at > file.length() - size) {
            throw broken();
        }
        byte[] bytes = new byte[size];
        file.seek(at);
        file.readFully(bytes);
        var record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (record.getInt(0) != signature) {
            throw broken();
        }
        return record;
    }
}
