package app.nowatch.platform.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Real pictures, and the parts that cameras and editors put into them. */
final class PictureSamples {
    /** Stands in everything that must not come out again. */
    static final String SECRET = "52.3676N 4.9041E by the canal";

    /** Made with the format's own tools: pixels of each kind, with alpha, and two frames that move. */
    static final List<String> STILL_WEBPS =
            List.of("lossy.webp", "lossless.webp", "palette.webp", "groups.webp", "alpha.webp");

    private PictureSamples() {}

    static BufferedImage image(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alpha = 255 - (x + y) % 40;
                image.setRGB(x, y, alpha << 24 | (x * 5 & 255) << 16 | (y * 7 & 255) << 8 | ((x ^ y) & 255));
            }
        }
        return image;
    }

    static byte[] jpeg(int width, int height, boolean progressive) {
        return written("jpeg", image(width, height, BufferedImage.TYPE_INT_RGB), progressive);
    }

    static byte[] png(int width, int height, int type, boolean interlaced) {
        return written("png", image(width, height, type), interlaced);
    }

    private static byte[] written(String format, BufferedImage image, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] webp(String name) {
        try (var file = PictureSamples.class.getResourceAsStream("/pictures/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no picture " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] clean(byte[] picture) {
        try {
            return PictureFile.read(new ByteArrayInputStream(picture)).bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int[] pixels(byte[] picture) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(picture));
            var raster = image.getRaster();
            if (raster.getTransferType() == DataBuffer.TYPE_USHORT) {
                return raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
            }
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** The bytes with some more at a place. */
    static byte[] inserted(byte[] bytes, int at, byte[]... more) {
        return joined(Arrays.copyOf(bytes, at), joined(more), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    /** EXIF as cameras write it, in one of its two byte orders: maker, orientation, and a directory of places. */
    static byte[] exif(ByteOrder order, int orientation) {
        var tiff = ByteBuffer.allocate(66 + SECRET.length()).order(order);
        tiff.put(bytes(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 3);
        tag(tiff, 0x010f, 2, SECRET.length(), 66);
        tag(tiff, 0x0112, 3, 1, 0);
        tiff.putShort(tiff.position() - 4, (short) orientation);
        tag(tiff, 0x8825, 4, 1, 50);
        tiff.position(50).putShort((short) 1);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(bytes("N\0\0\0"));
        tiff.position(66).put(bytes(SECRET));
        return tiff.array();
    }

    private static void tag(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A segment of JPEG. */
    static byte[] segment(int marker, byte[] content) {
        var segment = ByteBuffer.allocate(4 + content.length);
        segment.put((byte) 0xff).put((byte) marker).putShort((short) (2 + content.length));
        return segment.put(content).array();
    }

    /** A chunk of PNG. */
    static byte[] pngChunk(String name, byte[] content) {
        var chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(bytes(name)).put(content);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    /** A chunk of WebP. */
    static byte[] webpChunk(String name, byte[] content) {
        var chunk =
                ByteBuffer.allocate(8 + content.length + (content.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(bytes(name)).putInt(content.length).put(content).array();
    }

    static byte[] webpFile(byte[]... chunks) {
        return webpChunk("RIFF", joined(bytes("WEBP"), joined(chunks)));
    }

    /** The position of a marker of JPEG, whose segment holds no other. */
    static int marker(byte[] jpeg, int marker) {
        int at = text(jpeg).indexOf(String.format(Locale.ROOT, "\u00ff%c", marker));
        if (at < 0) {
            throw new IllegalArgumentException("there is no such segment");
        }
        return at;
    }
}
