package app.nowatch.platform.http;

import app.nowatch.platform.security.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** An upload's file on disk, hashed while it is written; it goes when it is closed. */
public final class SpooledFile implements FormFile, AutoCloseable {
    private final Path path;
    private final MessageDigest digest = Sha256.digest();
    private final Spool.Target target;
    private String sha256 = "";
    private long size;

    SpooledFile(Path path) throws IOException {
        this.path = path;
        target = new Spool.Target(Files.newOutputStream(path));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        target.write(source, offset, length);
        digest.update(source, offset, length);
        size += length;
    }

    @Override
    public void finish() {
        target.close();
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of the finished file, in hex. */
    public String sha256() {
        return sha256;
    }

    /** Where it lies until it is closed. */
    public Path path() {
        return path;
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        try {
            target.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
