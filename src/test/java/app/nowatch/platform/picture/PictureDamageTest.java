package app.nowatch.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to the bytes of a picture, what comes of it is a picture or a problem that is the client's. */
class PictureDamageTest {
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 4), LongStream.of(System.nanoTime()));
    }

    static Stream<byte[]> samples() {
        byte[] exif = PictureSamples.exif(ByteOrder.BIG_ENDIAN, 6);
        byte[] jpeg = PictureSamples.jpeg(40, 30, false);
        byte[] png = PictureSamples.png(20, 15, BufferedImage.TYPE_INT_ARGB, false);
        var drawn = Stream.of(
                PictureSamples.inserted(
                        jpeg,
                        2,
                        PictureSamples.segment(0xe1, PictureSamples.joined(PictureSamples.bytes("Exif\0\0"), exif))),
                PictureSamples.jpeg(40, 30, true),
                PictureSamples.inserted(png, 33, PictureSamples.pngChunk("eXIf", exif)),
                PictureSamples.png(21, 13, BufferedImage.TYPE_BYTE_INDEXED, true));
        return Stream.concat(drawn, PictureSamples.STILL_WEBPS.stream().map(PictureSamples::webp));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesAPictureThatIsCutShortAnywhere(byte[] picture) {
        PictureSamples.clean(picture);
        for (int length = 0; length < picture.length; length++) {
            byte[] cut = Arrays.copyOf(picture, length);
            assertThatThrownBy(() -> PictureSamples.clean(cut))
                    .as("cut after " + length)
                    .isInstanceOfAny(Problem.Invalid.class, Problem.UnsupportedMedia.class);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takesOrRefusesAPictureWithWrongBytes(long seed) {
        var random = new Random(seed);
        for (byte[] picture : samples().toList()) {
            for (int i = 0; i < 150; i++) {
                byte[] wrong = picture.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    int within = random.nextBoolean() ? picture.length : Math.min(60, picture.length);
                    wrong[random.nextInt(within)] = (byte) random.nextInt(256);
                }
                takesOrRefuses(wrong);
            }
        }
    }

    private static void takesOrRefuses(byte[] picture) {
        byte[] clean;
        try {
            clean = PictureSamples.clean(picture);
        } catch (Problem.Invalid | Problem.UnsupportedMedia | Problem.TooLarge e) {
            assertThat(e.messages()).singleElement().asString().startsWith("file: ");
            return;
        }
        assertThat(PictureSamples.clean(clean)).isEqualTo(clean);
    }
}
