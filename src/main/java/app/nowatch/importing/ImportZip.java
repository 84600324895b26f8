package app.nowatch.importing;

import app.nowatch.platform.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip of an export, opened for reading here and there. Names in it are compared with others, and never used as paths. */
final class ImportZip implements AutoCloseable {
    /** Of all people in it; the pictures of a manifest beyond would be more than the JSON of one thing may have. */
    private static final int MOST_FILES = 4_000;

    private static final int MOST_DIRECTORY_BYTES = 2 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ZipFile zip;
    private final long size;
    private final Map<String, ZipEntry> entries;

    private ImportZip(ZipFile zip, long size, Map<String, ZipEntry> entries) {
        this.zip = zip;
        this.size = size;
        this.entries = entries;
    }

    /**
     * Opens one.
     *
     * @throws Problem.Invalid when it is no zip, has a name twice or one that leads out of it, or too many files
     * @throws java.util.zip.ZipException when it is damaged
     */
    static ImportZip open(Path file) throws IOException {
        ZipEnd.check(file, MOST_DIRECTORY_BYTES);
        var zip = new ZipFile(file.toFile());
        try {
            return new ImportZip(zip, Files.size(file), entries(zip));
        } catch (RuntimeException | IOException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) {
        if (zip.size() > MOST_FILES) {
            throw new Problem.Invalid("file: the zip has more than " + MOST_FILES + " files");
        }
        var entries = new HashMap<String, ZipEntry>();
        for (var entry : zip.stream().toList()) {
            if (!isPlain(entry.getName())) {
                throw new Problem.Invalid("file: a name in the zip is not one that an export has");
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new Problem.Invalid("file: the zip has a file twice");
            }
        }
        return entries;
    }

    /** Whether a name stays below where one is, in any way of reading it. */
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && !List.of(name.split("/", -1)).contains("..");
    }

    /** Its bytes on disk. */
    long size() {
        return size;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /**
     * A file of it.
     *
     * @param most a byte more is refused
     * @throws Problem.Invalid when there is no such file
     */
    InputStream open(String name, long most) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            throw new Problem.Invalid(name + ": is not in the zip");
        }
        return new Bounded(zip.getInputStream(entry), name, most);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what comes out, and ends when the server does. */
    private static final class Bounded extends FilterInputStream {
        private final String name;
        private long left;

        Bounded(InputStream content, String name, long most) {
            super(content);
            this.name = name;
            left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new Problem.Overloaded("the server stops", PAUSE);
            }
            int read = in.read(target, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new Problem.Invalid(name + ": is longer than the manifest says");
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return readNBytes((int) Math.min(bytes, 8 * 1024)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
