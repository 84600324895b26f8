package app.nowatch.firmware;

import app.nowatch.platform.blob.NewBlob;
import app.nowatch.platform.http.FormFile;
import app.nowatch.platform.security.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An image on its way from an upload into its blob: hashed on the way, and told of in the log. */
final class ReceivedImage implements FormFile, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceivedImage.class);
    private static final int STEP_BITS = 24;
    private static final int MEBIBYTE_BITS = 20;

    private final UUID id;
    private final NewBlob blob;
    private final long declared;
    private final MessageDigest digest = Sha256.digest();
    private String sha256 = "";
    private long size;

    /** @param declared how many bytes the request says that it has; negative when it does not say */
    ReceivedImage(UUID id, NewBlob blob, long declared) {
        this.id = id;
        this.blob = blob;
        this.declared = declared;
    }

    UUID id() {
        return id;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        blob.write(source, offset, length);
        digest.update(source, offset, length);
        long before = size;
        size += length;
        if (size >> STEP_BITS > before >> STEP_BITS) {
            var of = declared < 0 ? "" : " of the request's " + declared;
            LOG.info("firmware {}: {} MiB received, {} bytes{}", id, size >> MEBIBYTE_BITS, size, of);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void finish() {
        sha256 = HexFormat.of().formatHex(digest.digest());
        LOG.info("firmware {}: received whole, {} bytes, SHA-256 {}", id, size, sha256);
    }

    /** The hash of the whole image, in hex. */
    String sha256() {
        return sha256;
    }

    /** Gives the blob its key. */
    void keep() {
        blob.keep();
    }

    @Override
    public void close() {
        blob.close();
    }
}
