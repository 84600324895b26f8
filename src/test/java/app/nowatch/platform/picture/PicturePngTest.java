package app.nowatch.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturePngTest {
    private static final byte[] SIGNATURE = PictureSamples.bytes("\u0089PNG\r\n\u001a\n");
    private static final byte[] END = PictureSamples.pngChunk("IEND", new byte[0]);
    private static final int AFTER_HEADER = 33;

    static Stream<byte[]> kinds() {
        return Stream.of(
                        BufferedImage.TYPE_INT_RGB,
                        BufferedImage.TYPE_INT_ARGB,
                        BufferedImage.TYPE_BYTE_GRAY,
                        BufferedImage.TYPE_USHORT_GRAY,
                        BufferedImage.TYPE_BYTE_BINARY,
                        BufferedImage.TYPE_BYTE_INDEXED)
                .flatMap(type -> Stream.of(
                        PictureSamples.png(37, 23, type, false),
                        PictureSamples.png(37, 23, type, true),
                        PictureSamples.png(1, 1, type, true),
                        PictureSamples.png(3, 2, type, true)));
    }

    private static byte[] secret(String chunk, String prefix) {
        return PictureSamples.pngChunk(chunk, PictureSamples.bytes(prefix + PictureSamples.SECRET));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void dropsWhatTellsMoreThanThePixels(byte[] png) {
        byte[] full = PictureSamples.joined(
                PictureSamples.inserted(
                        png,
                        AFTER_HEADER,
                        secret("tEXt", "Comment\0"),
                        secret("iTXt", "XML:com.adobe.xmp\0\0\0\0\0"),
                        secret("prVt", ""),
                        secret("gAMA", "hidden"),
                        PictureSamples.pngChunk("tIME", new byte[7]),
                        PictureSamples.pngChunk("acTL", new byte[8]),
                        PictureSamples.pngChunk("eXIf", PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, 1))),
                PictureSamples.bytes(PictureSamples.SECRET));

        assertThat(PictureSamples.clean(png)).isEqualTo(png);
        assertThat(PictureSamples.clean(full)).isEqualTo(png);
    }

    @Test
    void staysTurnedAsItWas() {
        byte[] png = PictureSamples.png(9, 9, BufferedImage.TYPE_INT_RGB, false);
        byte[] full = PictureSamples.inserted(
                png, AFTER_HEADER, PictureSamples.pngChunk("eXIf", PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, 6)));
        byte[] turned = PictureSamples.pngChunk("eXIf", PictureOrientation.write(6));
        assertThat(PictureSamples.clean(full)).isEqualTo(PictureSamples.inserted(png, AFTER_HEADER, turned));
    }

    @Test
    void keepsWhatSaysHowPixelsLook() {
        byte[] png = PictureSamples.inserted(
                PictureSamples.png(9, 9, BufferedImage.TYPE_INT_RGB, false),
                AFTER_HEADER,
                PictureSamples.pngChunk("gAMA", new byte[] {0, 0, 1, 2}),
                PictureSamples.pngChunk("pHYs", new byte[9]),
                PictureSamples.pngChunk("iCCP", PictureSamples.joined(PictureSamples.bytes("p\0\0"), deflated(500))));
        assertThat(PictureSamples.clean(png)).isEqualTo(png);
    }

    /** Neither is unpacked here, whatever they unpack to. */
    @ParameterizedTest
    @ValueSource(strings = {"iCCP", "zTXt", "iTXt"})
    void dropsMetadataThatUnpacksToGigabytes(String chunk) {
        byte[] png = PictureSamples.png(9, 9, BufferedImage.TYPE_INT_RGB, false);
        byte[] bomb = PictureSamples.joined(PictureSamples.bytes("p\0\0"), deflated(100_000_000));
        byte[] full = PictureSamples.inserted(png, AFTER_HEADER, PictureSamples.pngChunk(chunk, bomb));
        assertThat(PictureSamples.clean(full)).isEqualTo(png);
    }

    private static byte[] deflated(int zeros) {
        return deflated(new byte[1 << 16], zeros);
    }

    private static byte[] deflated(byte[] row, int length) {
        var deflater = new Deflater();
        var packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int left = length; !deflater.finished(); ) {
            if (left > 0 && deflater.needsInput()) {
                deflater.setInput(row, 0, Math.min(left, row.length));
                left -= Math.min(left, row.length);
            } else if (left == 0) {
                deflater.finish();
            }
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] header(int width, int height, int depth, int colour, int interlace) {
        var content = ByteBuffer.allocate(13).putInt(width).putInt(height);
        content.put((byte) depth).put((byte) colour).put((byte) 0).put((byte) 0).put((byte) interlace);
        return PictureSamples.pngChunk("IHDR", content.array());
    }

    private static byte[] grey(int width, int height, byte[] packed) {
        return PictureSamples.joined(
                SIGNATURE, header(width, height, 8, 0, 0), PictureSamples.pngChunk("IDAT", packed), END);
    }

    @ParameterizedTest
    @CsvSource({"65000, 65000", "16385, 1", "1, 16385", "5001, 5000", "-1, 1", "-1, -1"})
    void refusesTooManyPixelsByTheHeader(int width, int height) {
        assertThatThrownBy(() -> PictureSamples.clean(grey(width, height, deflated(100))))
                .isInstanceOf(Problem.TooLarge.class);
    }

    @Test
    void takesTheMostPixelsThereMayBe() {
        assertThat(PictureSamples.clean(grey(5000, 5000, deflated(5001 * 5000))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 109, 111, 220, 5_000_000})
    void refusesAnotherNumberOfPixelsThanItClaims(int unpacked) {
        PictureSamples.clean(grey(10, 10, deflated(110)));
        assertThatThrownBy(() -> PictureSamples.clean(grey(10, 10, deflated(unpacked))))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void refusesPixelsThatCannotBeUnpackedOrFiltered() {
        byte[] filtered = new byte[110];
        filtered[11] = 5;
        var packed = deflated(110);
        for (byte[] pixels : new byte[][] {
            deflated(filtered, 110), PictureSamples.bytes("no pixels"), PictureSamples.joined(packed, new byte[9]), {}
        }) {
            assertThatThrownBy(() -> PictureSamples.clean(grey(10, 10, pixels))).isInstanceOf(Problem.Invalid.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 0, 0", "16, 3, 0", "4, 2, 0", "8, 5, 0", "8, 7, 0", "8, 0, 2", "8, 3, 0"})
    void refusesPixelsOfNoKind(int depth, int colour, int interlace) {
        byte[] png = PictureSamples.joined(
                SIGNATURE,
                header(10, 10, depth, colour, interlace),
                PictureSamples.pngChunk("IDAT", deflated(110)),
                END);
        assertThatThrownBy(() -> PictureSamples.clean(png)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void refusesChunksThatAreOutOfPlace() {
        byte[] pixels = PictureSamples.pngChunk("IDAT", deflated(110));
        byte[] header = header(10, 10, 8, 0, 0);
        byte[] none = PictureSamples.pngChunk("IDAT", new byte[0]);
        byte[] text = secret("tEXt", "");
        for (byte[] chunks : new byte[][] {
            PictureSamples.joined(pixels, header, END),
            PictureSamples.joined(header, pixels, text, none, END),
            PictureSamples.joined(header, header, pixels, END),
            PictureSamples.joined(header, PictureSamples.pngChunk("CgBI", new byte[4]), pixels, END),
            PictureSamples.joined(header, PictureSamples.pngChunk("PLTE", new byte[771]), pixels, END),
            PictureSamples.joined(header, END)
        }) {
            assertThatThrownBy(() -> PictureSamples.clean(PictureSamples.joined(SIGNATURE, chunks)))
                    .isInstanceOf(Problem.Invalid.class);
        }
    }

    @Test
    void refusesAWrongChecksumAnywhere() {
        byte[] png = PictureSamples.png(9, 9, BufferedImage.TYPE_INT_RGB, false);
        for (int at = 12; at < png.length; at++) {
            byte[] wrong = Arrays.copyOf(png, png.length);
            wrong[at] ^= 1;
            assertThatThrownBy(() -> PictureSamples.clean(wrong))
                    .as("byte " + at)
                    .isInstanceOf(Problem.Invalid.class);
        }
    }
}
