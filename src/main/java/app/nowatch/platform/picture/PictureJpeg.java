package app.nowatch.platform.picture;

import app.nowatch.platform.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JPEG, a row of segments that each begin with FF and a marker (ITU-T T.81, annex B). Segments that the pixels need are kept as
 * they are, everything else goes: other application segments, comments, the thumbnail of JFIF, and what stands behind the end.
 */
final class PictureJpeg {
    static final String SIGNATURE = "\u00ff\u00d8\u00ff";

    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final String JFIF = "JFIF\0";
    private static final String ICC = "ICC_PROFILE\0";
    private static final String EXIF = "Exif\0\0";
    private static final String ADOBE = "Adobe";

    /** JFIF without its thumbnail, and Adobe's segment, take so many bytes. */
    private static final int SHORT_SEGMENT = 12;

    /**
     * Each scan of a progressive picture touches every pixel again, and costs few bytes. Encoders write about ten; a picture of
     * the most pixels there may be gets sixteen, which take seconds.
     */
    private static final long MOST_SCANNED_PIXELS = 16L * PictureSize.MOST_PIXELS;

    private static final int MOST_SCANS = 100;

    private final PictureBytes file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final List<PictureSize> frames = new ArrayList<>();
    private boolean hasExif;
    private int scans;
    private int position = 2;

    private PictureJpeg(PictureBytes file) {
        this.file = file;
        kept.write(0xff);
        kept.write(0xd8);
    }

    /** The whole picture without metadata. */
    static byte[] clean(PictureBytes file) {
        var jpeg = new PictureJpeg(file);
        for (int marker = jpeg.marker(); marker != END; marker = jpeg.marker()) {
            jpeg.segment(marker);
        }
        if (jpeg.scans == 0) {
            throw PictureBytes.broken("it has no pixels");
        }
        jpeg.kept.write(0xff);
        jpeg.kept.write(END);
        byte[] clean = jpeg.kept.toByteArray();
        PictureDecoder.checkJpeg(clean);
        return clean;
    }

    private int marker() {
        if (file.u8(position) != 0xff) {
            throw PictureBytes.broken("a segment is missing");
        }
        while (file.u8(position) == 0xff) {
            position++;
        }
        return file.u8(position++);
    }

    private void segment(int marker) {
        int length = file.u16(position);
        if (length < 2) {
            throw PictureBytes.broken("a segment has no length");
        }
        var content = file.slice(position + 2, length - 2);
        position += length;
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> frame(marker, content);
            case 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
                throw new Problem.UnsupportedMedia("file: must be a jpg of the usual kind, baseline or progressive");
            case 0xc4, 0xdb, 0xdd -> keep(marker, content);
            case SCAN -> scan(content);
            case 0xe0, 0xe1, 0xe2, 0xee -> application(marker, content);
            default -> skip(marker);
        }
    }

    /** Says how large the picture is. */
    private void frame(int marker, PictureBytes content) {
        frames.add(new PictureSize(content.u16(3), content.u16(1)));
        if (frames.size() > 1) {
            throw PictureBytes.broken("it claims to be several");
        }
        keep(marker, content);
    }

    /** Behind a scan's segment stand its pixels, up to the next marker that is neither a padded FF nor a restart. */
    private void scan(PictureBytes content) {
        scans++;
        if (frames.isEmpty()
                || scans > MOST_SCANS
                || (long) scans * frames.getFirst().pixels() > MOST_SCANNED_PIXELS) {
            throw PictureBytes.broken("its scans are not in order, or too many");
        }
        keep(SCAN, content);
        int start = position;
        while (file.u8(position) != 0xff || isInScan(file.u8(position + 1))) {
            position++;
        }
        file.slice(start, position - start).writeTo(kept);
    }

    private static boolean isInScan(int afterFf) {
        return afterFf == 0 || (afterFf >= 0xd0 && afterFf <= 0xd7);
    }

    private void application(int marker, PictureBytes content) {
        if (marker == 0xe0 && content.startsWith(JFIF) && content.size() >= SHORT_SEGMENT + 2) {
            var withoutThumbnail = new ByteArrayOutputStream();
            content.slice(0, SHORT_SEGMENT).writeTo(withoutThumbnail);
            withoutThumbnail.write(0);
            withoutThumbnail.write(0);
            keep(marker, new PictureBytes(withoutThumbnail.toByteArray()));
        } else if (marker == 0xe1 && content.startsWith(EXIF) && !hasExif) {
            hasExif = true;
            exif(content.after(EXIF.length()));
        } else if (marker == 0xe2 && content.startsWith(ICC)) {
            keep(marker, content);
        } else if (marker == 0xee && content.startsWith(ADOBE) && content.size() >= SHORT_SEGMENT) {
            keep(marker, content.slice(0, SHORT_SEGMENT));
        }
    }

    /** Also kept when it says "upright", since some decoders guess the colours of a picture by whether there is EXIF. */
    private void exif(PictureBytes tiff) {
        var segment = new ByteArrayOutputStream();
        segment.writeBytes(EXIF.getBytes(StandardCharsets.ISO_8859_1));
        segment.writeBytes(PictureOrientation.write(PictureOrientation.read(tiff)));
        keep(0xe1, new PictureBytes(segment.toByteArray()));
    }

    private static void skip(int marker) {
        if (marker < 0xdc && marker != 0xc8 && marker != 0xcc) {
            throw PictureBytes.broken("a marker stands where none may");
        }
    }

    private void keep(int marker, PictureBytes content) {
        int length = content.size() + 2;
        kept.write(0xff);
        kept.write(marker);
        kept.write(length >> 8);
        kept.write(length);
        content.writeTo(kept);
    }
}
