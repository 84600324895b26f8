package app.nowatch.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    private static Picture read(byte[] file) throws IOException {
        return PictureFile.read(new ByteArrayInputStream(file));
    }

    @Test
    void tellsTypesByTheirBytes() throws IOException {
        assertThat(read(PictureSamples.jpeg(30, 20, false)).type()).isEqualTo(PictureType.JPEG);
        assertThat(read(PictureSamples.png(30, 20, BufferedImage.TYPE_INT_RGB, false))
                        .type())
                .isEqualTo(PictureType.PNG);
        assertThat(read(PictureSamples.webp("lossy.webp")).type()).isEqualTo(PictureType.WEBP);
    }

    @Test
    void takesFiveMegabytesAndNotAByteMore() throws IOException {
        byte[] jpeg = PictureSamples.jpeg(30, 20, false);
        var largest = Arrays.copyOf(jpeg, 5 * 1024 * 1024);
        assertThat(read(largest).bytes()).hasSize(jpeg.length);
        var larger = Arrays.copyOf(jpeg, 5 * 1024 * 1024 + 1);
        assertThatThrownBy(() -> read(larger))
                .isInstanceOf(Problem.TooLarge.class)
                .hasMessageContaining("5242880");
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessage("file: must not be empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a\1\0\1\0\0\0\0;",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<!DOCTYPE html><html></html>",
                "PK\3\4 a zip",
                "BM a bitmap",
                "II*\0 a TIFF",
                "RIFF\4\0\0\0WAVE",
                "RIFF",
                "\0\0\0\30ftypheic",
                "%PDF-1.7",
                "\u00ff\u00d8",
                "\u0089PNG\r\n",
                "x"
            })
    void refusesOtherTypes(String file) {
        assertThatThrownBy(() -> read(PictureSamples.bytes(file))).isInstanceOf(Problem.UnsupportedMedia.class);
    }

    @Test
    void aCleanPictureIsCleanedToItself() throws IOException {
        for (byte[] picture : PictureDamageTest.samples().toList()) {
            byte[] clean = read(picture).bytes();
            assertThat(read(clean).bytes()).isEqualTo(clean);
        }
    }

    @Test
    void manyAtOnceWaitForTheirTurn() {
        byte[] jpeg = PictureSamples.jpeg(600, 400, true);
        var reads = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> PictureSamples.clean(jpeg)))
                .toList();
        assertThat(reads).allSatisfy(read -> assertThat(read.join()).isNotEmpty());
    }
}
