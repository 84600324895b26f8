package app.nowatch.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureJpegTest {
    private static final byte[] EXIF = PictureSamples.bytes("Exif\0\0");
    private static final int APPLICATION_0 = 0xe0;
    private static final int FRAME = 0xc0;
    private static final int SCAN = 0xda;

    private static byte[] exif(ByteOrder order, int orientation) {
        return PictureSamples.segment(0xe1, PictureSamples.joined(EXIF, PictureSamples.exif(order, orientation)));
    }

    private static byte[] secret(int marker, String prefix) {
        return PictureSamples.segment(marker, PictureSamples.bytes(prefix + PictureSamples.SECRET));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dropsWhatTellsMoreThanThePixels(boolean progressive) {
        byte[] jpeg = PictureSamples.jpeg(123, 77, progressive);
        byte[] full = PictureSamples.joined(
                PictureSamples.inserted(
                        jpeg,
                        2,
                        exif(ByteOrder.LITTLE_ENDIAN, 1),
                        secret(0xe1, "http://ns.adobe.com/xap/1.0/\0"),
                        secret(0xe0, "JFXX\0\20"),
                        secret(0xe2, "MPF\0"),
                        secret(0xed, "Photoshop 3.0\0"),
                        secret(0xef, ""),
                        secret(0xfe, "")),
                exif(ByteOrder.BIG_ENDIAN, 1),
                PictureSamples.bytes(PictureSamples.SECRET));
        byte[] clean = PictureSamples.clean(full);

        assertThat(PictureSamples.text(clean)).doesNotContain("canal", "52.36", "ns.adobe", "JFXX", "MPF", "Photoshop");
        assertThat(clean).hasSize(jpeg.length + 4 + 6 + 26);
        assertThat(PictureSamples.pixels(clean)).isEqualTo(PictureSamples.pixels(jpeg));
    }

    @Test
    void aPictureWithoutMetadataStaysAsItIs() {
        byte[] jpeg = PictureSamples.jpeg(50, 40, false);
        assertThat(PictureSamples.clean(jpeg)).isEqualTo(jpeg);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "6, 6", "8, 8", "0, 1", "9, 1", "65535, 1"})
    void staysTurnedAsItWas(int written, int expected) {
        byte[] jpeg = PictureSamples.jpeg(50, 40, false);
        byte[] upright = PictureSamples.joined(EXIF, PictureOrientation.write(expected));
        for (var order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] clean = PictureSamples.clean(PictureSamples.inserted(jpeg, 2, exif(order, written), exif(order, 3)));
            assertThat(clean).isEqualTo(PictureSamples.inserted(jpeg, 2, PictureSamples.segment(0xe1, upright)));
        }
    }

    @Test
    void dropsTheThumbnail() {
        byte[] jpeg = PictureSamples.jpeg(50, 40, false);
        int end = PictureSamples.marker(jpeg, APPLICATION_0) + 18;
        byte[] header = PictureSamples.joined(
                PictureSamples.bytes("JFIF\0\1\2\0\0\1\0\1\2\2"), PictureSamples.bytes("a small face"));
        byte[] full = PictureSamples.joined(
                Arrays.copyOf(jpeg, 2),
                PictureSamples.segment(APPLICATION_0, header),
                Arrays.copyOfRange(jpeg, end, jpeg.length));
        assertThat(PictureSamples.clean(full)).isEqualTo(jpeg);
    }

    @Test
    void keepsTheColourProfile() {
        byte[] jpeg = PictureSamples.jpeg(50, 40, false);
        byte[] profile = PictureSamples.segment(0xe2, PictureSamples.bytes("ICC_PROFILE\0\1\1 some colours"));
        byte[] full = PictureSamples.inserted(jpeg, 20, profile);
        assertThat(PictureSamples.clean(full)).isEqualTo(full);
    }

    /** Decoders guess the colours of a picture that names none, some of them by whether it has EXIF. */
    @Test
    void keepsTheColoursOfAPictureWithExifAlone() {
        byte[] jpeg = PictureSamples.jpeg(50, 40, false);
        byte[] bare = PictureSamples.joined(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 20, jpeg.length));
        byte[] full = PictureSamples.inserted(bare, 2, exif(ByteOrder.BIG_ENDIAN, 1));
        byte[] clean = PictureSamples.clean(full);
        assertThat(PictureSamples.text(clean)).doesNotContain("canal");
        assertThat(PictureSamples.pixels(clean)).isEqualTo(PictureSamples.pixels(full));
    }

    @ParameterizedTest
    @CsvSource({"65500, 65500", "65500, 1", "1, 16385", "5001, 5000"})
    void refusesTooManyPixelsByTheHeader(int width, int height) {
        byte[] jpeg = claiming(width, height);
        assertThatThrownBy(() -> PictureSamples.clean(jpeg))
                .isInstanceOf(Problem.TooLarge.class)
                .hasMessageContaining("25000000");
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "10, 0", "5000, 5000", "16384, 1500"})
    void refusesPixelsThatAreNotThere(int width, int height) {
        byte[] jpeg = claiming(width, height);
        assertThatThrownBy(() -> PictureSamples.clean(jpeg)).isInstanceOf(Problem.Invalid.class);
    }

    private static byte[] claiming(int width, int height) {
        byte[] jpeg = PictureSamples.jpeg(50, 40, false);
        int at = PictureSamples.marker(jpeg, FRAME) + 5;
        return ByteBuffer.wrap(jpeg)
                .putShort(at, (short) height)
                .putShort(at + 2, (short) width)
                .array();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAScanThatEndsTooEarly(boolean progressive) {
        byte[] jpeg = PictureSamples.jpeg(200, 150, progressive);
        int pixels = PictureSamples.marker(jpeg, SCAN) + 14;
        for (int length : new int[] {pixels, pixels + 40}) {
            byte[] cut = PictureSamples.joined(Arrays.copyOf(jpeg, length), new byte[] {(byte) 0xff, (byte) 0xd9});
            assertThatThrownBy(() -> PictureSamples.clean(cut)).isInstanceOf(Problem.Invalid.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 40, 101", "5000, 5000, 17"})
    void refusesMoreScansThanAnybodyWrites(int width, int height, int count) {
        byte[] jpeg = claiming(width, height);
        int first = PictureSamples.marker(jpeg, SCAN);
        byte[][] scans = new byte[count][];
        Arrays.fill(scans, PictureSamples.segment(SCAN, new byte[] {1, 1, 0, 0, 63, 0}));
        byte[] many = PictureSamples.inserted(jpeg, first, scans);
        assertThatThrownBy(() -> PictureSamples.clean(many))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("too many");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc3, 0xc9, 0xcf})
    void refusesKindsThatNobodyShows(int kind) {
        byte[] jpeg = PictureSamples.jpeg(50, 40, false);
        jpeg[PictureSamples.marker(jpeg, FRAME) + 1] = (byte) kind;
        assertThatThrownBy(() -> PictureSamples.clean(jpeg)).isInstanceOf(Problem.UnsupportedMedia.class);
    }

    @Test
    void refusesAPictureWithoutPixels() {
        assertThatThrownBy(() -> PictureSamples.clean(PictureSamples.bytes("\u00ff\u00d8\u00ff\u00d9")))
                .isInstanceOf(Problem.Invalid.class);
    }
}
