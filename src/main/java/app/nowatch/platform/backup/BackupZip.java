package app.nowatch.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.nowatch.platform.security.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the zip, one entry after the other, and last their hashes. Only some hundred bytes of each entry stay in memory. */
final class BackupZip implements AutoCloseable {
    /** Two spaces between hash and name, as sha256sum has it. */
    static final String SUMS = "SHA256SUMS";

    static final String MANIFEST = "manifest.json";
    static final String BLOBS = "blobs/";

    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    BackupZip(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER), UTF_8);
    }

    /** Writes the bytes of an entry. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Tables shrink well enough at the fastest level: most of their bytes are series, which are compressed already. */
    void addTable(String name, Content content) throws IOException {
        add(name, Deflater.BEST_SPEED, content);
    }

    /** Pictures and firmware do not shrink. */
    void addBlob(String name, Content content) throws IOException {
        add(name, Deflater.NO_COMPRESSION, content);
    }

    private void add(String name, int level, Content content) throws IOException {
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(name));
        var hashed = new Hashed(zip);
        content.writeTo(hashed);
        zip.closeEntry();
        sums.append(HexFormat.of().formatHex(hashed.digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    /** Writes the manifest and the hashes, after which nothing can be added. */
    void finish(Manifest manifest) throws IOException {
        addTable(MANIFEST, out -> out.write(manifest.json()));
        zip.putNextEntry(new ZipEntry(SUMS));
        zip.write(sums.toString().getBytes(UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Hands bytes on and hashes them; whoever closes it closes nothing. */
    private static final class Hashed extends FilterOutputStream {
        private final MessageDigest digest = Sha256.digest();

        Hashed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            digest.update((byte) value);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // The entry ends elsewhere.
        }
    }
}
