package app.nowatch.export;

import app.nowatch.platform.ArrayStream;
import app.nowatch.platform.security.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what goes through it. */
final class DigestedStream extends ArrayStream {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long size;

    DigestedStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        digest.update(source, offset, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Bytes so far. */
    long size() {
        return size;
    }

    /** The hash of all bytes, in hex; to be asked for once, after the last. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
