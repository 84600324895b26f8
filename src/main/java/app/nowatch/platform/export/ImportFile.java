package app.nowatch.platform.export;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.InputStream;

/** A file of an export that is whole; it can be read more than once. */
@FunctionalInterface
public interface ImportFile {
    /** What stands in it, from the beginning. */
    InputStream open() throws IOException;

    /**
     * All that stands in it.
     *
     * @throws Problem.Invalid when that is more than so many bytes
     */
    default byte[] bytes(int most) throws IOException {
        try (var in = open()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Problem.Invalid("has more than " + most + " bytes");
            }
            return bytes;
        }
    }
}
