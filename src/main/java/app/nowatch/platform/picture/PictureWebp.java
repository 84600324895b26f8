package app.nowatch.platform.picture;

import app.nowatch.platform.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * WebP, a RIFF file of chunks: four letters, length, content, padded to an even length (RFC 9649, 2.3 to 2.7). A plain one is
 * one chunk of pixels; an extended one begins with a chunk that says what else there is. Kept are pixels, alpha, the colour
 * profile and the orientation. A moving WebP holds no still picture and is refused.
 */
final class PictureWebp {
    private static final int HEADER = 12;
    private static final String LOSSY = "VP8 ";
    private static final String LOSSLESS = "VP8L";
    private static final String EXTENDED = "VP8X";
    private static final int EXTENDED_BYTES = 10;
    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_EXIF = 0x08;
    private static final int MOVES = 0x02;

    /** Some writers put the prefix that JPEG needs before EXIF. */
    private static final String EXIF_PREFIX = "Exif\0\0";

    private final PictureBytes file;
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private final ByteArrayOutputStream alpha = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    private final ByteArrayOutputStream exif = new ByteArrayOutputStream();
    private int position = HEADER;

    private PictureWebp(PictureBytes file) {
        this.file = file.slice(0, 8 + file.u32LittleEndian(4));
    }

    /** The whole picture without metadata. */
    static byte[] clean(PictureBytes file) {
        var webp = new PictureWebp(file);
        var name = webp.name();
        var content = webp.content();
        return riff(name.equals(EXTENDED) ? webp.extended(content) : webp.plain(name, content));
    }

    private String name() {
        return file.text(position, 4);
    }

    /** The content of the chunk at hand; goes on to the next one. */
    private PictureBytes content() {
        long length = file.u32LittleEndian(position + 4L);
        var content = file.slice(position + 8L, length);
        position += 8 + content.size() + (content.size() & 1);
        return content;
    }

    private byte[] plain(String name, PictureBytes content) {
        if (!name.equals(LOSSY) && !name.equals(LOSSLESS)) {
            throw PictureBytes.broken("its pixels are missing");
        }
        size(name, content);
        keep(pixels, name, content);
        return pixels.toByteArray();
    }

    private static PictureSize size(String name, PictureBytes content) {
        return name.equals(LOSSY) ? PictureWebpLossy.check(content) : PictureWebpLossless.check(content);
    }

    private byte[] extended(PictureBytes header) {
        if (header.size() != EXTENDED_BYTES) {
            throw PictureBytes.broken("its header is of a wrong length");
        }
        if ((header.u8(0) & MOVES) != 0) {
            throw new Problem.Invalid("file: must be a picture that does not move");
        }
        var size = new PictureSize(1 + header.u24LittleEndian(4), 1 + header.u24LittleEndian(7));
        while (position < file.size()) {
            chunk(name(), content(), size);
        }
        if (pixels.size() == 0) {
            throw PictureBytes.broken("its pixels are missing");
        }
        return composed(header);
    }

    private void chunk(String name, PictureBytes content, PictureSize size) {
        switch (name) {
            case LOSSY, LOSSLESS -> {
                if (pixels.size() > 0 || !size(name, content).equals(size)) {
                    throw PictureBytes.broken("its parts do not fit together");
                }
                keep(pixels, name, content);
            }
            case "ALPH" -> {
                if (alpha.size() > 0 || pixels.size() > 0) {
                    throw PictureBytes.broken("its parts are not in order");
                }
                PictureWebpAlpha.check(content, size);
                keep(alpha, name, content);
            }
            case "ICCP" -> {
                if (profile.size() == 0) {
                    keep(profile, name, content);
                }
            }
            case "EXIF" -> keepOrientation(content);
            default -> {}
        }
    }

    private void keepOrientation(PictureBytes content) {
        var tiff = content.startsWith(EXIF_PREFIX) ? content.after(EXIF_PREFIX.length()) : content;
        int orientation = PictureOrientation.read(tiff);
        if (orientation != PictureOrientation.UPRIGHT && exif.size() == 0) {
            keep(exif, "EXIF", new PictureBytes(PictureOrientation.write(orientation)));
        }
    }

    /** The parts in the order of the format, after a header that names no part that is gone. */
    private byte[] composed(PictureBytes header) {
        int flags =
                (header.u8(0) & HAS_ALPHA) | (profile.size() > 0 ? HAS_PROFILE : 0) | (exif.size() > 0 ? HAS_EXIF : 0);
        var content = new ByteArrayOutputStream();
        content.writeBytes(new byte[] {(byte) flags, 0, 0, 0});
        header.after(4).writeTo(content);
        var parts = new ByteArrayOutputStream();
        keep(parts, EXTENDED, new PictureBytes(content.toByteArray()));
        parts.writeBytes(profile.toByteArray());
        parts.writeBytes(alpha.toByteArray());
        parts.writeBytes(pixels.toByteArray());
        parts.writeBytes(exif.toByteArray());
        return parts.toByteArray();
    }

    private static byte[] riff(byte[] chunks) {
        var riff = new ByteArrayOutputStream();
        writeHead(riff, "RIFF", 4 + chunks.length);
        riff.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        riff.writeBytes(chunks);
        return riff.toByteArray();
    }

    private static void keep(ByteArrayOutputStream target, String name, PictureBytes content) {
        writeHead(target, name, content.size());
        content.writeTo(target);
        if ((content.size() & 1) == 1) {
            target.write(0);
        }
    }

    private static void writeHead(ByteArrayOutputStream target, String name, int length) {
        target.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 32; shift += 8) {
            target.write(length >> shift);
        }
    }
}
