package app.nowatch.firmware;

import app.nowatch.platform.Problem;
import app.nowatch.platform.security.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * What the bytes of an image are told by.
 *
 * @param sha256 in lower-case hex
 */
record ImageDigest(String sha256, long sizeBytes) {
    private static final int BUFFER = 64 * 1024;

    /**
     * Reads a file piece by piece, and stops as soon as there is more than expected: whoever sends bytes without end must not be
     * listened to without end.
     *
     * @param mostBytes so much is expected at most; of a longer file the answer has a larger size and no meaningful digest
     * @throws Problem.Invalid when it cannot be read
     */
    static ImageDigest of(Path image, long mostBytes) {
        try (var stream = Files.newInputStream(image)) {
            var digest = Sha256.digest();
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            int read = 0;
            while (size <= mostBytes && (read = stream.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
                size += read;
            }
            return new ImageDigest(HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException e) {
            throw new Problem.Invalid(image + " cannot be read");
        }
    }
}
