package app.nowatch.measurement;

import app.nowatch.platform.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one CSV in a zip while the zip streams by. Names are only looked at, never used as paths; the directory at
 * the end, which may claim anything, is not read; every byte that comes out of any entry counts against the limit.
 */
final class ZippedCsv {
    private static final int MOST_ENTRIES = 100;
    private static final int BUFFER = 64 * 1024;
    private static final byte[] ENTRY = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final String BROKEN = "file: the zip is damaged or incomplete";

    private final long mostBytes;
    private long bytes;

    private ZippedCsv(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Hands the lines of the CSV to the sink. What is not a zip with exactly one CSV is {@link Problem.Invalid}, more
     * than {@code mostBytes} unzipped {@link Problem.TooLarge}. The stream is not read to its end.
     */
    static void read(InputStream file, long mostBytes, CsvLines.Sink sink) throws IOException {
        try {
            var buffered = new BufferedInputStream(file, BUFFER);
            boolean entries = beginsWithEntry(buffered);
            new ZippedCsv(mostBytes).read(new Entries(buffered), entries, sink);
        } catch (ZipException | EOFException e) {
            throw new Problem.Invalid(BROKEN);
        }
    }

    /** Whether there is an entry; a zip may also be empty. */
    private static boolean beginsWithEntry(InputStream file) throws IOException {
        file.mark(4);
        byte[] signature = file.readNBytes(4);
        file.reset();
        boolean entry = Arrays.equals(signature, ENTRY);
        if (!entry && !Arrays.equals(signature, END)) {
            throw new Problem.Invalid("file: must be a zip archive");
        }
        return entry;
    }

    private void read(Entries zip, boolean any, CsvLines.Sink sink) throws IOException {
        int entries = 0;
        int found = 0;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MOST_ENTRIES) {
                throw new Problem.Invalid("file: the zip has more than " + MOST_ENTRIES + " entries");
            }
            var content = new Counted(zip);
            if (isCsv(entry)) {
                if (++found > 1) {
                    throw new Problem.Invalid("file: the zip must hold exactly one CSV, it holds more");
                }
                new CsvLines(content, sink).readAll();
            } else {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (any && !zip.isFollowed()) {
            throw new EOFException("nothing follows the last entry");
        }
        if (found == 0) {
            throw new Problem.Invalid("file: the zip must hold exactly one CSV, it holds none");
        }
    }

    private static boolean isCsv(ZipEntry entry) {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        boolean resourceFork = name.startsWith("__macosx/") || name.contains("/__macosx/");
        return !resourceFork && !name.endsWith("/") && name.endsWith(".csv");
    }

    /** The entries of a zip, of which the JDK does not tell whether it ended in the middle of an entry's header. */
    private static final class Entries extends ZipInputStream {
        Entries(InputStream file) {
            // Names in any other alphabet than UTF-8 must not make the zip unreadable.
            super(file, StandardCharsets.ISO_8859_1);
        }

        @Override
        public @Nullable ZipEntry getNextEntry() throws IOException {
            try {
                return super.getNextEntry();
            } catch (IllegalArgumentException e) {
                // A name or an extra field that is too long; from anywhere else it would be a mistake of ours.
                throw new ZipException("an entry's header cannot be read");
            }
        }

        /** After the last entry: whether there is more, as the directory must be. */
        boolean isFollowed() throws IOException {
            return in.read() >= 0;
        }
    }

    /** The content of an entry, counted as it comes out. */
    private final class Counted extends InputStream {
        private final InputStream content;

        Counted(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = content.read(target, offset, length);
            bytes += Math.max(0, read);
            if (bytes > mostBytes) {
                throw new Problem.TooLarge("file: more than " + mostBytes + " bytes when unzipped");
            }
            return read;
        }
    }
}
