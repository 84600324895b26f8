package app.nowatch.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureWebpTest {
    private static final int PROFILE = 0x20;
    private static final int ALPHA = 0x10;
    private static final int EXIF = 0x08;
    private static final int XMP = 0x04;

    static List<String> stillWebps() {
        return PictureSamples.STILL_WEBPS;
    }

    private static byte[] extended(int flags, int width, int height) {
        var content = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(flags).putInt(width - 1).putInt(7, height - 1);
        return PictureSamples.webpChunk("VP8X", Arrays.copyOf(content.array(), 10));
    }

    private static byte[] chunks(byte[] webp) {
        return Arrays.copyOfRange(webp, 12, webp.length);
    }

    private static byte[] lossy() {
        return chunks(PictureSamples.webp("lossy.webp"));
    }

    private static byte[] secret(String chunk) {
        return PictureSamples.webpChunk(chunk, PictureSamples.bytes(PictureSamples.SECRET));
    }

    private static byte[] exif(int orientation) {
        return PictureSamples.webpChunk("EXIF", PictureSamples.exif(ByteOrder.LITTLE_ENDIAN, orientation));
    }

    @ParameterizedTest
    @MethodSource("stillWebps")
    void aPictureWithoutMetadataStaysAsItIs(String name) {
        assertThat(PictureSamples.clean(PictureSamples.webp(name))).isEqualTo(PictureSamples.webp(name));
    }

    @Test
    void dropsWhatTellsMoreThanThePixels() {
        byte[] profile = PictureSamples.webpChunk("ICCP", PictureSamples.bytes("colours"));
        byte[] full = PictureSamples.joined(
                PictureSamples.webpFile(
                        extended(PROFILE | EXIF | XMP, 67, 45),
                        profile,
                        secret("NOTE"),
                        lossy(),
                        exif(1),
                        secret("XMP ")),
                PictureSamples.bytes(PictureSamples.SECRET));
        byte[] clean = PictureSamples.clean(full);

        assertThat(PictureSamples.text(clean)).doesNotContain("canal", "EXIF", "XMP", "NOTE");
        assertThat(clean).isEqualTo(PictureSamples.webpFile(extended(PROFILE, 67, 45), profile, lossy()));
    }

    @Test
    void dropsWhatStandsBehindAPlainPicture() {
        byte[] full = PictureSamples.webpFile(lossy(), secret("EXIF"));
        assertThat(PictureSamples.clean(full)).isEqualTo(PictureSamples.webp("lossy.webp"));
    }

    @Test
    void staysTurnedAsItWas() {
        byte[] prefixed = PictureSamples.webpChunk(
                "EXIF",
                PictureSamples.joined(PictureSamples.bytes("Exif\0\0"), PictureSamples.exif(ByteOrder.BIG_ENDIAN, 6)));
        byte[] turned = PictureSamples.webpChunk("EXIF", PictureOrientation.write(6));
        for (byte[] exif : new byte[][] {exif(6), prefixed}) {
            assertThat(PictureSamples.clean(PictureSamples.webpFile(extended(EXIF, 67, 45), lossy(), exif, exif(3))))
                    .isEqualTo(PictureSamples.webpFile(extended(EXIF, 67, 45), lossy(), turned));
        }
    }

    @Test
    void refusesAMovingPicture() {
        assertThatThrownBy(() -> PictureSamples.clean(PictureSamples.webp("moving.webp")))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("move");
    }

    @ParameterizedTest
    @CsvSource({"16385, 1", "5001, 5000", "16777216, 16777216"})
    void refusesTooManyPixelsByTheHeader(int width, int height) {
        assertThatThrownBy(() -> PictureSamples.clean(PictureSamples.webpFile(extended(0, width, height), lossy())))
                .isInstanceOf(Problem.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp"})
    void refusesTooManyPixelsByTheHeaderOfItsPixels(String name) {
        byte[] webp = PictureSamples.webp(name);
        int sides = name.equals("lossy.webp") ? 26 : 21;
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(sides, 0x0fff_3fff);
        assertThatThrownBy(() -> PictureSamples.clean(webp)).isInstanceOf(Problem.TooLarge.class);
    }

    @Test
    void refusesPartsThatDoNotFit() {
        byte[] alpha = PictureSamples.webpChunk("ALPH", new byte[1 + 67 * 45]);
        PictureSamples.clean(PictureSamples.webpFile(extended(ALPHA, 67, 45), alpha, lossy()));
        for (byte[] chunks : new byte[][] {
            extended(0, 67, 45),
            secret("XMP "),
            PictureSamples.joined(extended(0, 67, 46), lossy()),
            PictureSamples.joined(extended(0, 67, 45), lossy(), lossy()),
            PictureSamples.joined(extended(ALPHA, 67, 45), lossy(), alpha),
            PictureSamples.joined(extended(ALPHA, 67, 45), alpha, alpha, lossy()),
            PictureSamples.joined(
                    extended(ALPHA, 67, 45), PictureSamples.webpChunk("ALPH", new byte[67 * 45]), lossy()),
            PictureSamples.joined(PictureSamples.webpChunk("VP8X", new byte[9]), lossy())
        }) {
            assertThatThrownBy(() -> PictureSamples.clean(PictureSamples.webpFile(chunks)))
                    .isInstanceOf(Problem.Invalid.class);
        }
    }

    @ParameterizedTest
    @MethodSource("stillWebps")
    void refusesPixelsThatEndTooEarlyThoughTheFileSaysOtherwise(String name) {
        byte[] webp = PictureSamples.webp(name);
        int length = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).getInt(16);
        var type = PictureSamples.text(webp).substring(12, 16);
        boolean lossless = type.equals("VP8L");
        byte[] pixels = Arrays.copyOfRange(webp, 20, 20 + length - (lossless ? 2 : length - 12));
        assertThatThrownBy(() -> PictureSamples.clean(PictureSamples.webpFile(PictureSamples.webpChunk(type, pixels))))
                .isInstanceOf(Problem.Invalid.class);
    }

    /** A transform takes memory and few bytes; a million of them would take all there is. */
    @Test
    void refusesATransformThatComesTwice() {
        byte[] pixels = {0x2f, 0, 0, 0, 0, 0b101_101};
        assertThatThrownBy(
                        () -> PictureSamples.clean(PictureSamples.webpFile(PictureSamples.webpChunk("VP8L", pixels))))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("twice");
    }
}
