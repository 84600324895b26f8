package app.nowatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as a client makes them. */
public final class Zips {
    private Zips() {}

    /** One CSV. */
    public static byte[] csv(String text) {
        return entry("series.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** One entry of any name. */
    public static byte[] entry(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(dated(new ZipEntry(name)));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A zip holds when it was made: the same entries must be the same bytes a second later. */
    private static ZipEntry dated(ZipEntry entry) {
        entry.setTimeLocal(LocalDateTime.of(2024, 1, 1, 0, 0));
        return entry;
    }
}
