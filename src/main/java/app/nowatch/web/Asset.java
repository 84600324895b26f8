package app.nowatch.web;

import app.nowatch.platform.security.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file for browsers, kept gzipped, since nearly all of them take it so. */
final class Asset {
    private static final int TAG_DIGITS = 16;

    private final String type;
    private final String tag;
    private final byte[] gzipped;

    private Asset(String type, String tag, byte[] gzipped) {
        this.type = type;
        this.tag = tag;
        this.gzipped = gzipped;
    }

    /** With its media type and its bytes as they are. */
    static Asset of(String type, byte[] bytes) {
        return new Asset(type, tagOf(bytes), gzip(bytes));
    }

    /**
     * The bytes of a file on the class path.
     *
     * @throws IllegalStateException when the build left it out
     */
    static byte[] resource(String path) {
        try (var in = Asset.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String type() {
        return type;
    }

    /** A weak entity tag: the plain and the gzipped form share it. */
    String tag() {
        return tag;
    }

    InputStream gzipped() {
        return new ByteArrayInputStream(gzipped);
    }

    /** Inflated while it is read: many readers at once hold no copy each. */
    InputStream plain() {
        try {
            return new GZIPInputStream(gzipped());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tagOf(byte[] bytes) {
        return "W/\"" + HexFormat.of().formatHex(Sha256.of(bytes)).substring(0, TAG_DIGITS) + "\"";
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new SmallestGzip(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Done once for each file, so the slowest level pays. */
    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
