package app.nowatch.platform.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * PNG, a row of chunks: length, four letters, content, checksum (PNG, third edition, 5.3). Kept are those that say how pixels
 * look; texts, times, EXIF except for the orientation, and what stands behind
 * the end go. A moving PNG becomes its still picture.
 */
final class PicturePng {
    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    private static final String HEADER = "IHDR";
    private static final String PALETTE = "PLTE";
    private static final String PIXELS = "IDAT";
    private static final String END = "IEND";
    private static final String EXIF = "eXIf";

    /** Length, name and checksum. */
    private static final int FRAME = 12;

    /**
     * The most bytes of chunks that are kept; longer ones hide something and are dropped. A colour profile is compressed, and
     * not unpacked here: the bound keeps it harmless for those who do.
     */
    private static final Map<String, Integer> KEPT =
            Map.of("tRNS", 256, "gAMA", 4, "cHRM", 32, "sRGB", 1, "sBIT", 4, "pHYs", 9, "iCCP", 1 << 16, PALETTE, 768);

    private final PictureBytes file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PicturePngHeader header;
    private final List<PictureBytes> pixels = new ArrayList<>();
    private boolean hasPalette;
    private boolean pixelsEnded;
    private boolean hasExif;
    private int position = SIGNATURE.length();

    private PicturePng(PictureBytes file) {
        this.file = file;
        kept.writeBytes(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
        if (!name().equals(HEADER)) {
            throw PictureBytes.broken("its header is missing");
        }
        var content = content();
        header = PicturePngHeader.of(content);
        keep(HEADER, content);
    }

    /** The whole picture without metadata. */
    static byte[] clean(PictureBytes file) {
        var png = new PicturePng(file);
        for (var name = png.name(); !name.equals(END); name = png.name()) {
            png.chunk(name, png.content());
        }
        png.content();
        if (png.header.needsPalette() && !png.hasPalette) {
            throw PictureBytes.broken("its palette is missing");
        }
        new PicturePngPixels(png.header).check(png.pixels);
        png.keep(END, file.slice(0, 0));
        return png.kept.toByteArray();
    }

    private String name() {
        return file.text(position + 4L, 4);
    }

    /** The content of the chunk at hand, whose checksum is right; goes on to the next one. */
    private PictureBytes content() {
        long length = file.u32(position);
        var content = file.slice(position + 8L, length);
        if (checksum(file.slice(position + 4L, 4), content) != file.u32(position + 8L + length)) {
            throw PictureBytes.broken("a checksum is wrong");
        }
        position += FRAME + content.size();
        return content;
    }

    private void chunk(String name, PictureBytes content) {
        pixelsEnded |= !pixels.isEmpty() && !name.equals(PIXELS);
        hasPalette |= name.equals(PALETTE);
        if (name.equals(PIXELS)) {
            if (pixelsEnded) {
                throw PictureBytes.broken("its pixels are not in one piece");
            }
            pixels.add(content);
            keep(name, content);
        } else if (name.equals(EXIF)) {
            keepOrientation(content);
        } else if (content.size() <= KEPT.getOrDefault(name, -1)) {
            keep(name, content);
        } else if (Character.isUpperCase(name.charAt(0))) {
            throw PictureBytes.broken("a chunk is none that pixels can have");
        }
    }

    private void keepOrientation(PictureBytes exif) {
        int orientation = PictureOrientation.read(exif);
        if (orientation != PictureOrientation.UPRIGHT && !hasExif) {
            keep(EXIF, new PictureBytes(PictureOrientation.write(orientation)));
        }
        hasExif = true;
    }

    private void keep(String name, PictureBytes content) {
        byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
        writeU32(content.size());
        kept.writeBytes(letters);
        content.writeTo(kept);
        writeU32(checksum(new PictureBytes(letters), content));
    }

    private void writeU32(long value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            kept.write((int) (value >> shift));
        }
    }

    private static long checksum(PictureBytes name, PictureBytes content) {
        var sum = new CRC32();
        sum.update(name.buffer());
        sum.update(content.buffer());
        return sum.getValue();
    }
}
