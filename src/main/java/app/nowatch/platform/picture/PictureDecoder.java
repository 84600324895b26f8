package app.nowatch.platform.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a JPEG only to see that it can be: of its pixels few are kept, those of one column in so many. */
final class PictureDecoder {
    private static final int ONE_IN = 32;

    /** The decoder shows pictures that lack pixels, as most do, and only warns so. */
    private static final List<String> LACKING =
            List.of("premature end", "bad huffman code", "invalid progressive", "inconsistent progression");

    private PictureDecoder() {}

    /** {@link app.nowatch.platform.Problem.Invalid} when it cannot be decoded to its end. */
    static void checkJpeg(byte[] jpeg) {
        var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        var warnings = new ArrayList<String>();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(stream, true, true);
            decode(reader);
        } catch (IOException | RuntimeException e) {
            throw PictureBytes.broken("it cannot be decoded");
        } finally {
            reader.dispose();
        }
        for (var warning : warnings) {
            var text = warning.toLowerCase(Locale.ROOT);
            if (LACKING.stream().anyMatch(text::contains)) {
                throw PictureBytes.broken("pixels are missing");
            }
        }
    }

    /** Row by row to the last, and without a change of colours, since those of any kind are fine. */
    private static void decode(ImageReader reader) throws IOException {
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(ONE_IN, 1, 0, 0);
        reader.readRaster(0, parameters);
    }
}
